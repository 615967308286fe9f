package io.winnow.list.format;

import io.winnow.core.Algorithm;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The types of indicators in ThreatExchange, and the signal types of its open-source tools, as
 * kinds of values.
 */
final class ThreatTypes {
  /** Tags that say what somebody thinks of an indicator, not what it is. */
  static final Set<String> DISPUTES = Set.of("disputed", "false_positive");

  private static final Set<String> OTHERS =
      Set.of(
          "HASH_TMK",
          "HASH_TEXT_TLSH",
          "HASH_SSDEEP",
          "HASH_IMPHASH",
          "TEXT_STRING",
          "DEBUG_STRING",
          "PDQ_OCR",
          "VPDQ",
          "PHOTODNA",
          "URL_MD5",
          "RAW_TEXT",
          "TEXT_TLSH",
          "TLSH_TEXT",
          "TREND_QUERY",
          "CLIP");

  private static final Set<String> OPINIONS = Set.of("true_positive", "mine");
  private static final String MEDIA = "media_type_";

  private ThreatTypes() {}

  /** The kind of value, or empty if Winnow cannot compare such values. */
  static Optional<String> kind(String type) {
    return switch (type.strip().toUpperCase(Locale.ROOT)) {
      case "HASH_MD5", "HASH_VIDEO_MD5", "MD5", "VIDEO_MD5" -> Optional.of("md5");
      case "HASH_SHA1", "SHA1" -> Optional.of("sha1");
      case "HASH_SHA256", "SHA256" -> Optional.of("sha256");
      case "HASH_PDQ", "PDQ" -> Optional.of("pdq");
      case "URI", "RAW_URI", "UNCLICKABLE_URL", "URL" -> Optional.of("url");
      case "DOMAIN", "IP_ADDRESS" -> Optional.of("domain");
      default -> ValueText.perceptual(type).map(Algorithm::id);
    };
  }

  /**
   * Whether a word is the name of a type. Only names that are known count: any other word may be a
   * listed text's first, and would be shown.
   */
  static boolean isType(String word) {
    return kind(word).isPresent() || OTHERS.contains(word.toUpperCase(Locale.ROOT));
  }

  /** {@code image}, {@code video} or empty. */
  static String mediaType(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    if (upper.contains("VIDEO") || upper.contains("TMK")) {
      return "video";
    }
    return upper.contains("PDQ") ? "image" : "";
  }

  /** The kind of file that a tag names, or empty. */
  static String mediaTypeOfTag(String tag) {
    return tag.startsWith(MEDIA) ? MediaTypes.of(tag.substring(MEDIA.length())) : "";
  }

  /** Whether a tag says what the indicator is. */
  static boolean isCategory(String tag) {
    return !tag.isBlank()
        && !DISPUTES.contains(tag)
        && !OPINIONS.contains(tag)
        && !tag.startsWith(MEDIA);
  }
}
