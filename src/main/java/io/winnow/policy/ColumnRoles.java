package io.winnow.policy;

import io.winnow.spi.PixelHashers;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a column of a list file, or a field of its records, can hold. */
public final class ColumnRoles {
  /**
   * What the holder says of the entry. A policy may say what the holder's words mean; they then
   * stand behind the role, one a line: {@code gone=deleted}.
   */
  public static final String STATUS = "status";

  /** Name of the algorithm of the same row's {@link #VALUE}. */
  public static final String ALGORITHM = "algorithm";

  /** A fingerprint or address of whatever kind {@link #ALGORITHM} says. */
  public static final String VALUE = "value";

  private static final List<String> BUILT_IN =
      List.of(
          "md5",
          "sha1",
          "sha256",
          "pdq",
          "text-sha256",
          "url",
          "url-md5",
          "url-sha1",
          "url-sha256",
          "domain",
          "domain-md5",
          "domain-sha1",
          "domain-sha256",
          "term");

  private static final List<String> FACTS =
      List.of(
          "id",
          "owner",
          "category",
          STATUS,
          "updated",
          "first-seen",
          "confidence",
          "quality",
          "media-type",
          "weight",
          ALGORITHM,
          VALUE);

  /** Roles that only one column can have. */
  static final Set<String> SINGLE = Set.copyOf(FACTS);

  private ColumnRoles() {}

  /** The role without what may stand behind it. */
  static String word(String role) {
    int end = role.indexOf('\n');
    return end < 0 ? role : role.substring(0, end);
  }

  /**
   * Whether such columns can answer such a lookup; no columns named means the format knows.
   *
   * @param roles as {@link #word} gives them
   */
  static boolean answer(Set<String> roles, MatchKind kind) {
    boolean hashed =
        kind.isAddress() && roles.stream().anyMatch(role -> role.startsWith(kind.id() + "-"));
    return roles.isEmpty() || roles.contains(VALUE) || roles.contains(kind.id()) || hashed;
  }

  /** Roles of columns that hold values; a pixel hasher's is the id of its algorithm. */
  static Set<String> listed() {
    Set<String> listed = new LinkedHashSet<>(BUILT_IN);
    PixelHashers.installed().all().forEach(hasher -> listed.add(hasher.algorithm().id()));
    return Collections.unmodifiableSet(listed);
  }

  /** Every role, with those of the pixel hashers that are installed. */
  public static Set<String> all() {
    Set<String> all = new LinkedHashSet<>(listed());
    all.addAll(FACTS);
    return Collections.unmodifiableSet(all);
  }
}
