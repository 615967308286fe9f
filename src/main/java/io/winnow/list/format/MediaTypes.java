package io.winnow.list.format;

import java.util.Locale;
import java.util.Set;

/** What holders call the kind of file that an entry is of. */
final class MediaTypes {
  private static final Set<String> IMAGE =
      Set.of(
          "image", "photo", "picture", "jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff",
          "heic", "avif");
  private static final Set<String> VIDEO =
      Set.of(
          "video", "mp4", "m4v", "mov", "avi", "mkv", "webm", "wmv", "flv", "3gp", "mpg", "mpeg",
          "ts");
  private static final Set<String> TEXT = Set.of("text", "txt", "html", "pdf", "doc", "docx");

  private MediaTypes() {}

  /**
   * The kind of file, from a word, a file name's ending or a MIME type.
   *
   * @return {@code image}, {@code video}, {@code text} or empty
   */
  static String of(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    String kind = word.substring(word.startsWith(".") ? 1 : 0);
    int slash = kind.indexOf('/');
    String type = slash > 0 ? kind.substring(0, slash) : kind;
    if (IMAGE.contains(type)) {
      return "image";
    }
    if (VIDEO.contains(type)) {
      return "video";
    }
    return TEXT.contains(type) ? "text" : "";
  }
}
