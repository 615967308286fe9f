package io.winnow.document;

import java.util.Set;

/** What a media type asks of us. */
public enum DocumentKind {
  HTML,
  TEXT,
  PDF,
  OFFICE,
  ODF,
  EPUB,
  RTF,
  IMAGE,
  /** A known type that nobody asks for: style sheets, scripts, feeds, fonts, archives. */
  OTHER_RECOGNISED,
  /** Bytes that no detector knows. */
  UNRECOGNISED;

  private static final Set<String> OFFICE_TYPES =
      Set.of(
          "application/msword",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/vnd.ms-excel.sheet.binary.macroenabled.12",
          "application/x-tika-ooxml",
          "application/x-tika-ooxml-protected");

  private static final Set<String> CODE_TYPES =
      Set.of("text/css", "text/javascript", "text/xml", "text/calendar", "text/vtt", "text/vcard");

  /**
   * The kind of a media type.
   *
   * @param mediaType lower case, without parameters, as {@link MediaTypes#detect} gives it
   */
  public static DocumentKind of(String mediaType) {
    return switch (mediaType) {
      case "text/html", "application/xhtml+xml" -> HTML;
      case "application/pdf" -> PDF;
      case "application/epub+zip" -> EPUB;
      case "application/rtf", "text/rtf" -> RTF;
      case "application/octet-stream", "" -> UNRECOGNISED;
      default -> ofFamily(mediaType);
    };
  }

  private static DocumentKind ofFamily(String mediaType) {
    if (mediaType.startsWith("image/")) {
      return IMAGE;
    }
    if (mediaType.startsWith("text/") && !CODE_TYPES.contains(mediaType)) {
      return TEXT;
    }
    if (OFFICE_TYPES.contains(mediaType)
        || mediaType.startsWith("application/vnd.openxmlformats-officedocument.")) {
      return OFFICE;
    }
    if (mediaType.startsWith("application/vnd.oasis.opendocument.")) {
      return ODF;
    }
    return OTHER_RECOGNISED;
  }

  /** True if {@link DocumentParser} takes it apart. */
  public boolean isDocument() {
    return compareTo(IMAGE) < 0;
  }
}
