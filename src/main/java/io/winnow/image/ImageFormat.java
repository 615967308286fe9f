package io.winnow.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;

/** Picture formats that are recognised by their first bytes, and whether they can be decoded. */
public enum ImageFormat {
  JPEG("image/jpeg", true),
  PNG("image/png", true),
  GIF("image/gif", true),
  WEBP("image/webp", true),
  BMP("image/bmp", true),
  TIFF("image/tiff", true),
  AVIF("image/avif", false),
  HEIC("image/heic", false),
  JXL("image/jxl", false),
  SVG("image/svg+xml", false),
  ICO("image/vnd.microsoft.icon", false),
  PSD("image/vnd.adobe.photoshop", false),
  JPEG2000("image/jp2", false);

  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

  /** Sizes of the headers that may follow a BMP's first 14 bytes. */
  private static final Set<Integer> BMP_HEADERS = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

  private final String mediaType;
  private final boolean decodable;

  ImageFormat(String mediaType, boolean decodable) {
    this.mediaType = mediaType;
    this.decodable = decodable;
  }

  /** The registered media type. */
  public String mediaType() {
    return mediaType;
  }

  /** False for a format that is recognised only to be refused. */
  public boolean isDecodable() {
    return decodable;
  }

  /**
   * The format that the bytes begin as; neither names nor declared types are believed.
   *
   * @param head the file, or its first 4 KiB (only SVG needs more than 32 bytes)
   */
  public static Optional<ImageFormat> of(byte[] head) {
    String text = new String(head, 0, Math.min(head.length, 4096), ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    if (isTiff(text)) {
      return Optional.of(TIFF);
    }
    if (text.startsWith("BM") && isBmp(text)) {
      return Optional.of(BMP);
    }
    if (text.startsWith("8BPS")) {
      return Optional.of(PSD);
    }
    if (text.startsWith("\0\0\0\fjP  \r\n\u0087\n") || text.startsWith("\u00ffO\u00ffQ")) {
      return Optional.of(JPEG2000);
    }
    if (text.startsWith("\0\0\0\fJXL \r\n\u0087\n") || text.startsWith("\u00ff\n")) {
      return Optional.of(JXL);
    }
    if (text.startsWith("ftyp", 4)) {
      return isoBrand(text);
    }
    if (isIcon(text)) {
      return Optional.of(ICO);
    }
    return isSvg(text) ? Optional.of(SVG) : Optional.empty();
  }

  /** TIFF and BigTIFF, in either byte order. */
  private static boolean isTiff(String text) {
    return text.startsWith("II*\0")
        || text.startsWith("MM\0*")
        || text.startsWith("II+\0")
        || text.startsWith("MM\0+");
  }

  /** "BM" alone begins many a text. */
  private static boolean isBmp(String text) {
    return text.length() >= 18
        && BMP_HEADERS.contains((int) text.charAt(14))
        && text.startsWith("\0\0\0", 15);
  }

  /** Icons and cursors: count of 1–255 and a reserved zero in the first entry. */
  private static boolean isIcon(String text) {
    return text.length() >= 10
        && (text.startsWith("\0\0\1\0") || text.startsWith("\0\0\2\0"))
        && text.charAt(4) != 0
        && text.charAt(5) == 0
        && text.charAt(9) == 0;
  }

  /** ISO base media files: the major brand first, then the compatible ones. */
  private static Optional<ImageFormat> isoBrand(String text) {
    int size = text.charAt(2) << 8 | text.charAt(3);
    boolean heic = false;
    for (int at = 8; at + 4 <= Math.min(size, text.length()); at += at == 8 ? 8 : 4) {
      String brand = text.substring(at, at + 4);
      if (AVIF_BRANDS.contains(brand)) {
        return Optional.of(AVIF);
      }
      heic |= HEIC_BRANDS.contains(brand);
    }
    return heic ? Optional.of(HEIC) : Optional.empty();
  }

  /** True if the first element is {@code svg}; an HTML page with a drawing in it is no picture. */
  private static boolean isSvg(String text) {
    int at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (true) {
      while (at < text.length() && text.charAt(at) <= ' ') {
        at++;
      }
      String end = "";
      if (text.startsWith("<?", at)) {
        end = "?>";
      } else if (text.startsWith("<!--", at)) {
        end = "-->";
      } else if (text.startsWith("<!DOCTYPE svg", at)) {
        return true;
      } else {
        return text.startsWith("<svg", at) || text.startsWith("<svg:svg", at);
      }
      int close = text.indexOf(end, at + 2);
      if (close < 0) {
        return false;
      }
      at = close + end.length();
    }
  }
}
