package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListValue;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHashers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells from a value alone what it is: a hash, an address or a domain. */
public final class ValueText {
  /** The algorithms that lists may hold values of. */
  static final List<Algorithm> ALGORITHMS =
      List.of(
          Algorithm.MD5, Algorithm.SHA1, Algorithm.SHA256, Algorithm.PDQ, Algorithm.TEXT_SHA256);

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{32,}");
  private static final Pattern SPACE = Pattern.compile("\\s");
  private static final Pattern BARE_IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private ValueText() {}

  /**
   * All that the text can be; several for 256-bit hashes, whose algorithm it does not show.
   *
   * @return empty if it is no value at all
   */
  public static List<ListValue> candidates(String text) {
    Stream<Fingerprint> ofHashers =
        PixelHashers.installed().all().stream()
            .filter(hasher -> !ALGORITHMS.contains(hasher.algorithm()))
            .flatMap(hasher -> hasher.parse(text).stream());
    List<ListValue> hashes =
        Stream.concat(
                ALGORITHMS.stream()
                    .flatMap(a -> HashText.parse(a, text).stream())
                    .filter(f -> !isHex(text) || text.length() == 2 * f.algorithm().byteLength()),
                ofHashers)
            .<ListValue>map(ListValue.Hash::new)
            .toList();
    if (!hashes.isEmpty()) {
      return hashes;
    }
    return address(text).stream().toList();
  }

  /**
   * One MD5 in ten thousand is written with digits that base32 has too, and is as long as a SHA-1
   * in base32; of such SHA-1 there is one in 10¹³.
   */
  private static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }

  /** Whether the text could be a hash in any of its encodings: then it is no name to be shown. */
  public static boolean isHash(String text) {
    return ALGORITHMS.stream().anyMatch(a -> HashText.parse(a, text).isPresent());
  }

  private static Optional<ListValue> address(String text) {
    if (SPACE.matcher(text).find()) {
      return Optional.empty();
    }
    if (BARE_IPV6.matcher(text).matches() && text.indexOf(':') != text.lastIndexOf(':')) {
      return Optional.of(new ListValue.Domain(text));
    }
    if (text.indexOf('/') > 0 || text.startsWith("//")) {
      return Optional.of(new ListValue.Url(text));
    }
    boolean dotted = text.indexOf('.') >= 0 || text.indexOf('\u3002') >= 0;
    return dotted ? ValueKind.domain().read(text) : Optional.empty();
  }

  /**
   * Reads a value whose kind is known.
   *
   * @param kind {@code url}, {@code domain} or an algorithm's id
   * @return empty if it is no such value
   * @throws IllegalArgumentException if there is no such kind
   */
  static Optional<ListValue> parse(String kind, String text) {
    return kind(kind).read(text);
  }

  private static ValueKind kind(String id) {
    return ValueKinds.installed()
        .byId(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no such kind of value"));
  }

  static Optional<Algorithm> algorithm(String id) {
    return ALGORITHMS.stream().filter(algorithm -> algorithm.id().equals(id)).findFirst();
  }

  /** The algorithm of the installed pixel hasher that a holder's lists call so. */
  public static Optional<Algorithm> perceptual(String name) {
    return Words.kind(name)
        .flatMap(PixelHashers.installed()::byAlgorithm)
        .map(PixelHasher::algorithm);
  }

  /**
   * The kind of the fingerprints that a holder calls so: digests, and what an installed hasher
   * computes.
   */
  static Optional<String> fingerprint(String name) {
    return Words.kind(name).filter(id -> algorithm(id).isPresent() || perceptual(id).isPresent());
  }

  /** Why a value is not of its kind, without the value. */
  static String notA(String kind) {
    return kind(kind).notOne();
  }
}
