package io.winnow.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A family of media types that a policy can ask for. No type is in two groups.
 *
 * <p>A type of a group that the policy asks for is screened, or excluded as unscannable where
 * Winnow cannot decode it (AVIF, SVG, an encrypted workbook). A type of no group is never asked
 * for: style sheets, scripts, fonts, video, archives.
 */
public enum MediaGroup {
  /** Every {@code image/…}. */
  IMAGE("image/*"),
  HTML("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"),
  /** Text to be read: plain, Markdown, tables. Not style sheets, scripts or source code. */
  TEXT(
      "text/plain",
      "text/markdown",
      "text/x-markdown",
      "text/x-web-markdown",
      "text/csv",
      "text/tab-separated-values"),
  PDF("application/pdf", "application/x-pdf"),
  /** Word, Excel and PowerPoint, old and new; also their encrypted and undetermined containers. */
  OFFICE(
      "application/msword",
      "application/vnd.ms-word.*",
      "application/vnd.ms-excel",
      "application/vnd.ms-excel.*",
      "application/vnd.ms-powerpoint",
      "application/vnd.ms-powerpoint.*",
      "application/vnd.openxmlformats-officedocument.*",
      "application/x-tika-msoffice",
      "application/x-tika-ooxml",
      "application/x-tika-ooxml-protected"),
  ODF("application/vnd.oasis.opendocument.*"),
  EPUB("application/epub+zip"),
  RTF("application/rtf", "text/rtf");

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> patterns;

  MediaGroup(String... patterns) {
    this.patterns = List.of(patterns);
  }

  /** Name as in policies: {@code office}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The group of a media type.
   *
   * @param mediaType such as {@code text/html; charset=utf-8}; case and parameters do not matter
   */
  public static Optional<MediaGroup> of(String mediaType) {
    return Arrays.stream(values()).filter(g -> g.covers(mediaType)).findFirst();
  }

  /** Whether a media type belongs to this group; case and parameters do not matter. */
  public boolean covers(String mediaType) {
    int semicolon = mediaType.indexOf(';');
    String essence = semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
    String type = essence.strip().toLowerCase(Locale.ROOT);
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? type.length() >= pattern.length()
                        && type.startsWith(pattern.substring(0, pattern.length() - 1))
                    : type.equals(pattern));
  }
}
