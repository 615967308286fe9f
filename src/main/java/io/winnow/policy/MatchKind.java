package io.winnow.policy;

import io.winnow.core.Algorithm;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHashers;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a list rule looks up. Digests and addresses are fixed; of perceptual kinds there is one for
 * each hasher that is installed. In the order of canonical policies.
 *
 * @param family digest, pixels or address
 * @param id name as in policies: {@code sha256}
 * @param algorithm the fingerprint that is looked up; empty for addresses
 * @param defaultDistance of a perceptual kind, in units of its metric; else 0
 * @param largestDistance of a perceptual kind; else 0
 * @param canTurn whether pictures can be compared in all orientations
 */
public record MatchKind(
    Family family,
    String id,
    Optional<Algorithm> algorithm,
    int defaultDistance,
    int largestDistance,
    boolean canTurn)
    implements Comparable<MatchKind> {

  /** How a kind is looked up. */
  public enum Family {
    /** Bytes, exactly. */
    DIGEST,
    /** Pixels, within a distance. */
    PIXELS,
    /** The record's address, which needs no bytes. */
    ADDRESS,
    /** Words and phrases in titles, texts and alternative texts. */
    TEXT
  }

  public static final MatchKind MD5 = digest(Algorithm.MD5);
  public static final MatchKind SHA1 = digest(Algorithm.SHA1);
  public static final MatchKind SHA256 = digest(Algorithm.SHA256);

  /** The host and each of its parents down to the registered domain. */
  public static final MatchKind DOMAIN = address("domain");

  /** The whole address. */
  public static final MatchKind URL = address("url");

  /** Words and phrases. */
  public static final MatchKind TERM =
      new MatchKind(Family.TEXT, "term", Optional.empty(), 0, 0, false);

  private static final Comparator<MatchKind> ORDER =
      Comparator.comparing(MatchKind::family).thenComparing(MatchKind::id);

  private static MatchKind digest(Algorithm algorithm) {
    return new MatchKind(Family.DIGEST, algorithm.id(), Optional.of(algorithm), 0, 0, false);
  }

  private static MatchKind address(String id) {
    return new MatchKind(Family.ADDRESS, id, Optional.empty(), 0, 0, false);
  }

  /** The kind of a perceptual hasher. */
  public static MatchKind of(PixelHasher hasher) {
    return new MatchKind(
        Family.PIXELS,
        hasher.algorithm().id(),
        Optional.of(hasher.algorithm()),
        hasher.defaultDistance(),
        hasher.largestDistance(),
        hasher.canTurn());
  }

  /** All kinds by id, in their order; what hashers are installed may differ from run to run. */
  public static Map<String, MatchKind> all() {
    TreeSet<MatchKind> kinds = new TreeSet<>(List.of(MD5, SHA1, SHA256, DOMAIN, URL, TERM));
    PixelHashers.installed().all().forEach(hasher -> kinds.add(of(hasher)));
    Map<String, MatchKind> byId = new LinkedHashMap<>();
    kinds.forEach(kind -> byId.put(kind.id(), kind));
    return Collections.unmodifiableMap(byId);
  }

  /** True for a lookup by address, which needs no bytes. */
  public boolean isAddress() {
    return family == Family.ADDRESS;
  }

  /** True for a lookup by a perceptual hash. */
  public boolean isPixels() {
    return family == Family.PIXELS;
  }

  @Override
  public int compareTo(MatchKind other) {
    return ORDER.compare(this, other);
  }
}
