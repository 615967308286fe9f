package io.winnow.list.format;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that columns and algorithms go by in the files of holders. */
final class Words {
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
          Map.entry("owner", "owner"),
          Map.entry("status", "status"),
          Map.entry("updated", "updated"),
          Map.entry("updatedat", "updated"),
          Map.entry("updatedon", "updated"),
          Map.entry("dateupdated", "updated"),
          Map.entry("lastupdated", "updated"),
          Map.entry("firstseen", "first-seen"),
          Map.entry("confidence", "confidence"),
          Map.entry("quality", "quality"),
          Map.entry("mediatype", "media-type"),
          Map.entry("mimetype", "media-type"),
          Map.entry("term", "term"),
          Map.entry("weight", "weight"),
          Map.entry("pdna", "photodna"),
          Map.entry("urlmd5", "url-md5"),
          Map.entry("urlsha1", "url-sha1"),
          Map.entry("urlsha256", "url-sha256"),
          Map.entry("domainmd5", "domain-md5"),
          Map.entry("domainsha1", "domain-sha1"),
          Map.entry("domainsha256", "domain-sha256"),
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
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}/[A-Za-z_]{1,31}");
  private static final Pattern HEX_RUN = Pattern.compile("[0-9A-Fa-f]{12,}");

  private Words() {}

  /** The role that a column of that name has, or the algorithm that it holds. */
  static Optional<String> role(String name) {
    return Optional.ofNullable(ALIASES.get(word(name)))
        .or(() -> ValueKinds.installed().named(name).map(ValueKind::id));
  }

  /**
   * The kind of value that an algorithm cell names: {@code url}, {@code domain}, an algorithm or
   * another {@link ValueKind}.
   */
  static Optional<String> kind(String name) {
    return ValueKinds.installed().named(name).map(ValueKind::id);
  }

  /** Whether a column of that name holds fingerprints that cannot be compared. */
  static boolean isOtherAlgorithm(String name) {
    return OTHER_ALGORITHMS.contains(word(name));
  }

  /**
   * The name in a form that may be shown, or empty if it does not look like a name: then it could
   * be a listed value in the wrong column.
   */
  static Optional<String> showable(String name) {
    return NAME.matcher(name).matches() && !HEX_RUN.matcher(name).find() && !ValueText.isHash(name)
        ? Optional.of(name.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Whether a path of folder and file may be shown: one that looks like no listed value. */
  static boolean isPath(String path) {
    return PATH.matcher(path).matches() && !HEX_RUN.matcher(path).find();
  }

  /** The {@link #word} of what a name is an alias of, or of the name itself. */
  static String canonical(String name) {
    String word = word(name);
    return word(ALIASES.getOrDefault(word, word));
  }

  /** A name's letters and digits, in lower case. */
  static String word(String name) {
    return NOT_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
