package io.winnow.image;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;

/**
 * Windows BMP: two headers, a palette, rows of pixels, perhaps a colour profile.
 *
 * <p>Run-length coding, which can leave pixels out, and JPEG or PNG inside a BMP are not supported.
 */
final class BmpStructure {
  private static final int FILE_HEADER = 14;
  private static final int CORE_HEADER = 12;
  private static final int V5_HEADER = 124;
  private static final int RGB = 0;
  private static final int BIT_FIELDS = 3;

  private BmpStructure() {}

  static ImageHeader inspect(byte[] array, Limits limits) throws UnscannableException {
    Bytes bytes = Bytes.littleEndian(array);
    Previews previews = new Previews(bytes);
    long header = bytes.u32(FILE_HEADER);
    boolean core = header == CORE_HEADER;
    if ((!core && header < 40) || header == 64) { // OS/2 2.x
      throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    }
    bytes.require(FILE_HEADER, header);
    int depth = bytes.u16(core ? 24 : 28);
    long compression = core ? RGB : bytes.u32(30);
    if (compression != RGB && !(compression == BIT_FIELDS && (depth == 16 || depth == 32))) {
      throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    }
    if (depth != 1 && depth != 4 && depth != 8 && depth != 16 && depth != 24 && depth != 32) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    // A negative height says that rows go from top to bottom.
    Size size =
        core
            ? Size.within(limits, bytes.u16(18), bytes.u16(20))
            : Size.within(limits, signed(bytes.u32(18)), Math.abs(signed(bytes.u32(22))));
    long rowBytes = ((long) size.width() * depth + 31) / 32 * 4;
    long pixels = bytes.u32(10);
    if (pixels < FILE_HEADER + header) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    bytes.require(pixels, rowBytes * size.height());
    long end = pixels + rowBytes * size.height();
    previews.metadata(FILE_HEADER + header, pixels - FILE_HEADER - header);
    if (header == V5_HEADER && bytes.u32(FILE_HEADER + 112) > 0) {
      long profile = FILE_HEADER + bytes.u32(FILE_HEADER + 112);
      long length = bytes.u32(FILE_HEADER + 116);
      bytes.require(profile, length);
      previews.metadata(profile, length);
      if (profile >= end) {
        bytes.requireOnlyPadding(end, profile);
        end = profile + length;
      }
    }
    bytes.requireEnd(end);
    return ImageHeader.of(ImageFormat.BMP, size, 1, previews);
  }

  private static long signed(long unsigned32) {
    return unsigned32 << 32 >> 32;
  }
}
