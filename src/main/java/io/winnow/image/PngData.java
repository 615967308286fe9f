package io.winnow.image;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Counts what the IDAT chunks of a PNG hold: samples for the picture's size and nothing else.
 *
 * <p>Decoders stop at the last row and say nothing of what follows, inside the compressed stream or
 * behind it. Too few samples are left for the decoder to find.
 */
final class PngData implements AutoCloseable {
  /** Adam7: first column and row of each pass, and steps between them. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final Bytes bytes;
  private final Inflater inflater = new Inflater();
  private final byte[] scratch = new byte[1 << 15];
  private long left;

  /** Reads the size from the header, which has been checked. */
  PngData(Bytes bytes, Size size) throws UnscannableException {
    this.bytes = bytes;
    int samples =
        switch (bytes.u8(25)) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    long bits = (long) samples * bytes.u8(24);
    if (bytes.u8(28) == 0) {
      left = rows(size.width(), size.height(), bits);
    } else {
      for (int[] pass : PASSES) {
        long across = (size.width() - pass[0] + pass[2] - 1L) / pass[2];
        long down = (size.height() - pass[1] + pass[3] - 1L) / pass[3];
        left += across > 0 && down > 0 ? rows(across, down, bits) : 0;
      }
    }
  }

  /** Bytes of rows, each with its filter's. */
  private static long rows(long width, long height, long bits) {
    return height * (1 + (width * bits + 7) / 8);
  }

  /** Takes one IDAT chunk. */
  void chunk(long from, long length) throws UnscannableException {
    if (!inflater.finished()) {
      inflater.setInput(bytes.array(), (int) from, (int) length);
      try {
        int count = inflater.inflate(scratch);
        while (count > 0) {
          left -= count;
          if (left < 0) {
            throw new UnscannableException(Reason.TRAILING_DATA);
          }
          count = inflater.inflate(scratch);
        }
      } catch (DataFormatException e) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
      if (inflater.needsDictionary()) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
      bytes.requireOnlyPadding(from + length - inflater.getRemaining(), from + length);
    } else if (length > 0) {
      throw new UnscannableException(Reason.TRAILING_DATA);
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
