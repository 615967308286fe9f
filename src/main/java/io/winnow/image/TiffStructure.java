package io.winnow.image;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.util.Arrays;

/**
 * TIFF 6.0 with one directory, in strips or tiles.
 *
 * <p>Supported are grey, RGB and palette pictures of 8 or 16 bits (grey and palette from 1), plain
 * or packed by LZW, Deflate or PackBits. Fax coding, JPEG inside TIFF, CMYK, floats and BigTIFF are
 * not. A TIFF has no structural end: it ends behind the last byte that anything in it points to.
 */
final class TiffStructure {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES = 277;
  private static final int STRIP_ROWS = 278;
  private static final int STRIP_LENGTHS = 279;
  private static final int PLANAR = 284;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_LENGTHS = 325;
  private static final int SUB_IFDS = 330;
  private static final int JPEG_INTERCHANGE = 513;
  private static final int SAMPLE_FORMAT = 339;
  private static final int PHOTOSHOP = 34377;
  private static final int LAYERS = 37724;

  private static final int UNCOMPRESSED = 1;
  private static final int LZW = 5;
  private static final int DEFLATE = 8;
  private static final int OLD_DEFLATE = 32946;
  private static final int PACK_BITS = 32773;

  private final Bytes bytes;
  private final Limits limits;
  private final Previews previews;
  private final TiffDirectory directory;
  private long end;

  private TiffStructure(byte[] array, Limits limits) throws UnscannableException {
    this.bytes = Bytes.bigEndian(array).inOrder(array[0] == 'M');
    this.limits = limits;
    this.previews = new Previews(bytes);
    if (bytes.u16(2) != 42) {
      throw new UnscannableException(Reason.UNSUPPORTED_FORMAT); // BigTIFF
    }
    this.directory = new TiffDirectory(bytes, bytes.u32(4));
  }

  static ImageHeader inspect(byte[] array, Limits limits) throws UnscannableException {
    return new TiffStructure(array, limits).walk();
  }

  private ImageHeader walk() throws UnscannableException {
    if (directory.next() != 0) {
      throw new UnscannableException(Reason.MULTI_FRAME);
    }
    Size size = Size.within(limits, directory.sole(WIDTH, 0), directory.sole(HEIGHT, 0));
    requireSupported();
    end = directory.end();
    strips(size);
    directory.forEach(
        (tag, at, length) -> {
          if (tag == SUB_IFDS || tag == LAYERS || tag == JPEG_INTERCHANGE) {
            previews.markUnchecked();
          } else if (tag == PHOTOSHOP) {
            previews.photoshop(at, length);
          }
        });
    metadata();
    bytes.requireEnd(end);
    return ImageHeader.of(ImageFormat.TIFF, size, 1, previews);
  }

  private void requireSupported() throws UnscannableException {
    long compression = directory.sole(COMPRESSION, UNCOMPRESSED);
    boolean packed =
        compression == UNCOMPRESSED
            || compression == LZW
            || compression == DEFLATE
            || compression == OLD_DEFLATE
            || compression == PACK_BITS;
    long photometric = directory.sole(PHOTOMETRIC, -1);
    long samples = directory.sole(SAMPLES, 1);
    boolean colours =
        switch ((int) photometric) {
          case 0, 1 -> samples == 1 || samples == 2;
          case 2 -> samples == 3 || samples == 4;
          case 3 -> samples == 1;
          default -> false;
        };
    long depth = directory.at(BITS, 0, 1);
    for (int i = 1; colours && i < samples; i++) {
      colours = directory.at(BITS, i, depth) == depth;
    }
    boolean deep = depth == 8 || (depth == 16 && photometric != 3);
    boolean shallow = samples == 1 && (depth == 1 || depth == 2 || depth == 4);
    boolean unsigned = directory.at(SAMPLE_FORMAT, 0, 1) == 1;
    if (!packed || !colours || !unsigned || !(deep || shallow)) {
      throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    }
  }

  /** Every strip or tile that the size asks for must be there, and inside the file. */
  private void strips(Size size) throws UnscannableException {
    boolean tiled = directory.count(TILE_OFFSETS) > 0;
    long across = tiled ? directory.sole(TILE_WIDTH, 0) : size.width();
    long down = directory.sole(tiled ? TILE_HEIGHT : STRIP_ROWS, tiled ? 0 : size.height());
    int offsets = tiled ? TILE_OFFSETS : STRIP_OFFSETS;
    int lengths = tiled ? TILE_LENGTHS : STRIP_LENGTHS;
    if (across < 1 || down < 1 || (tiled && (across > size.width() + 1024L || down > 32_767))) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    long samples = directory.sole(SAMPLES, 1);
    boolean planes = directory.sole(PLANAR, 1) == 2;
    down = Math.min(down, tiled ? down : size.height());
    long rows = (size.height() + down - 1) / down;
    long count = (size.width() + across - 1) / across * rows * (planes ? samples : 1);
    if (directory.count(offsets) != count || directory.count(lengths) != count) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    long bitsAcross = across * directory.at(BITS, 0, 1) * (planes ? 1 : samples);
    boolean plain = directory.sole(COMPRESSION, UNCOMPRESSED) == UNCOMPRESSED;
    for (int i = 0; i < count; i++) {
      long from = directory.at(offsets, i, 0);
      long length = directory.at(lengths, i, 0);
      bytes.require(from, length);
      long inLast = size.height() - (rows - 1) * down;
      long height = tiled || i % rows != rows - 1 ? down : inLast;
      long needed = (bitsAcross + 7) / 8 * height;
      if (from < 8 || length < 1 || (plain && length < needed)) {
        throw new UnscannableException(Reason.TRUNCATED);
      }
      if (plain) {
        bytes.requireOnlyPadding(from + needed, from + length);
      }
      end = Math.max(end, from + length);
    }
  }

  /** Everything that is not pixels may hold a preview. */
  private void metadata() throws UnscannableException {
    boolean tiled = directory.count(TILE_OFFSETS) > 0;
    int offsets = tiled ? TILE_OFFSETS : STRIP_OFFSETS;
    long[] strips = new long[(int) directory.count(offsets)];
    for (int i = 0; i < strips.length; i++) {
      long length = directory.at(tiled ? TILE_LENGTHS : STRIP_LENGTHS, i, 0);
      strips[i] = directory.at(offsets, i, 0) << 32 | length;
    }
    Arrays.sort(strips);
    long at = 8;
    for (long strip : strips) {
      previews.metadata(at, Math.max(0, (strip >>> 32) - at));
      at = Math.max(at, (strip >>> 32) + (strip & 0xffffffffL));
    }
    previews.metadata(at, Math.max(0, bytes.length() - at));
  }
}
