package io.winnow.image;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;

/**
 * Walks over a picture's structure before any decoder sees it.
 *
 * <p>A picture passes if it is a single frame of a supported kind, lies within the limits, ends
 * where its format says and has no more than 16 bytes of zeros or white space after that. The walk
 * is linear in the file's length, takes no memory from lengths in the file and does not recurse.
 */
public final class ImageGate {
  private ImageGate() {}

  /**
   * Says what the picture is, or why it cannot be checked.
   *
   * @param bytes the whole file; only read
   * @param limits pixels and scans are looked at
   * @throws UnscannableException with {@code EMPTY}, {@code UNRECOGNISED}, {@code
   *     UNSUPPORTED_FORMAT}, {@code TRUNCATED}, {@code TRAILING_DATA}, {@code MULTI_FRAME}, {@code
   *     PIXEL_LIMIT}, {@code SCAN_LIMIT} or {@code PARSE_FAILED}
   */
  public static ImageHeader inspect(byte[] bytes, Limits limits) throws UnscannableException {
    if (bytes.length == 0) {
      throw new UnscannableException(Reason.EMPTY);
    }
    ImageFormat format =
        ImageFormat.of(bytes).orElseThrow(() -> new UnscannableException(Reason.UNRECOGNISED));
    return switch (format) {
      case JPEG -> JpegStructure.inspect(bytes, limits);
      case PNG -> PngStructure.inspect(bytes, limits);
      case GIF -> GifStructure.inspect(bytes, limits);
      case WEBP -> WebpStructure.inspect(bytes, limits);
      case BMP -> BmpStructure.inspect(bytes, limits);
      case TIFF -> TiffStructure.inspect(bytes, limits);
      case AVIF, HEIC, JXL, SVG, ICO, PSD, JPEG2000 ->
          throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    };
  }
}
