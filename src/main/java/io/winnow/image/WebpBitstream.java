package io.winnow.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The coded picture of a WebP file, to be wrapped anew without metadata and alpha.
 *
 * @param lossless VP8L, not VP8
 * @param range where it lies in the file
 */
record WebpBitstream(boolean lossless, ByteRange range) {
  private static final int HEADER = 20;
  private static final int PADDING = 256;

  /** Finds the bitstream of a file that has passed the gate. */
  static WebpBitstream in(byte[] array) throws UnscannableException {
    Bytes bytes = Bytes.littleEndian(array);
    long at = 12;
    while (true) {
      long length = bytes.u32(at + 4);
      boolean lossless = bytes.has("VP8L", at);
      if (lossless || bytes.has("VP8 ", at)) {
        bytes.require(at + 8, length);
        if (length == 0) {
          throw new UnscannableException(Reason.PARSE_FAILED);
        }
        return new WebpBitstream(lossless, new ByteRange((int) at + 8, (int) length));
      }
      at += 8 + length + length % 2;
    }
  }

  /** A WebP file of this bitstream alone. */
  byte[] alone(byte[] array) {
    return wrapped(array, range.length() % 2, (byte) 0);
  }

  /**
   * The same with bytes of one value after the bitstream.
   *
   * <p>The decoder of VP8L makes up zeros where data are missing. Whether any are missing shows
   * when what follows is changed: a whole picture stays the same.
   */
  byte[] followedBy(byte[] array, byte filler) {
    return wrapped(array, PADDING + range.length() % 2, filler);
  }

  private byte[] wrapped(byte[] array, int padding, byte filler) {
    int length = range.length() + padding;
    byte[] file = new byte[HEADER + length];
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(ISO_8859_1))
        .putInt(HEADER - 8 + length)
        .put((lossless ? "WEBPVP8L" : "WEBPVP8 ").getBytes(ISO_8859_1))
        .putInt(padding > 1 ? length : range.length())
        .put(array, range.offset(), range.length());
    Arrays.fill(file, HEADER + range.length(), file.length, filler);
    return file;
  }
}
