package io.winnow.list.format;

import io.winnow.spi.PixelHashers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that columns and algorithms go by in the files of holders. */
final class Words {
  /** What a column can be, in the words of policies; and any hasher's algorithm. */
  static final Set<String> ROLES =
      Set.of(
          "md5",
          "sha1",
          "sha256",
          "pdq",
          "text-sha256",
          "url",
          "domain",
          "id",
          "category",
          "algorithm",
          "value");

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("md5", "md5"),
          Map.entry("md5hash", "md5"),
          Map.entry("hashmd5", "md5"),
          Map.entry("sha1", "sha1"),
          Map.entry("sha1hash", "sha1"),
          Map.entry("hashsha1", "sha1"),
          Map.entry("sha256", "sha256"),
          Map.entry("sha256hash", "sha256"),
          Map.entry("hashsha256", "sha256"),
          Map.entry("sha2256", "sha256"),
          Map.entry("pdq", "pdq"),
          Map.entry("pdqhash", "pdq"),
          Map.entry("hashpdq", "pdq"),
          Map.entry("imagepdq", "pdq"),
          Map.entry("textsha256", "text-sha256"),
          Map.entry("url", "url"),
          Map.entry("uri", "url"),
          Map.entry("domain", "domain"),
          Map.entry("host", "domain"),
          Map.entry("hostname", "domain"),
          Map.entry("id", "id"),
          Map.entry("entryid", "id"),
          Map.entry("mediaid", "id"),
          Map.entry("category", "category"),
          Map.entry("classification", "category"),
          Map.entry("algorithm", "algorithm"),
          Map.entry("hashtype", "algorithm"),
          Map.entry("signaltype", "algorithm"),
          Map.entry("value", "value"),
          Map.entry("hash", "value"),
          Map.entry("hashvalue", "value"),
          Map.entry("hashdigest", "value"),
          Map.entry("signal", "value"));

  /** Fingerprints that holders ship and Winnow cannot compare (NCMEC, VICS, GIFCT, NSRL). */
  private static final Set<String> OTHER_ALGORITHMS =
      Set.of(
          "photodna",
          "pdna",
          "ssvhpdna",
          "ssvhsaferhash",
          "saferhash",
          "saferhashv0",
          "netclean",
          "videntifier",
          "tmk",
          "tmkpdqf",
          "videotmk",
          "videomd5",
          "vpdq",
          "sha224",
          "sha384",
          "sha512",
          "sha3256",
          "crc32",
          "ed2k",
          "ssdeep",
          "tlsh",
          "phash",
          "dhash",
          "ahash",
          "blake3",
          "xxh64",
          "sdhash",
          "edonkey",
          "tiger");

  private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_ -]{0,23}");
  private static final Pattern HEX_RUN = Pattern.compile("[0-9A-Fa-f]{12,}");

  private Words() {}

  static boolean isRole(String role) {
    return ROLES.contains(role) || PixelHashers.installed().byAlgorithm(role).isPresent();
  }

  /** The role that a column of that name has. */
  static Optional<String> role(String name) {
    return Optional.ofNullable(ALIASES.get(word(name)))
        .or(() -> PixelHashers.installed().byName(name).map(h -> h.algorithm().id()));
  }

  /**
   * The kind of value that an algorithm cell names: {@code url}, {@code domain} or an algorithm.
   */
  static Optional<String> kind(String name) {
    return role(name)
        .filter(r -> r.equals("url") || r.equals("domain") || ValueText.algorithm(r).isPresent());
  }

  /** Whether a column of that name holds fingerprints that cannot be compared. */
  static boolean isOtherAlgorithm(String name) {
    return OTHER_ALGORITHMS.contains(word(name)) && role(name).isEmpty();
  }

  /**
   * The name in a form that may be shown, or empty if it does not look like a name: then it could
   * be a listed value in the wrong column.
   */
  static Optional<String> showable(String name) {
    return NAME.matcher(name).matches() && !HEX_RUN.matcher(name).find()
        ? Optional.of(name.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static String word(String name) {
    return NOT_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
