package io.winnow.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;

/**
 * A file's bytes with checked reads: whatever lies outside is {@code TRUNCATED}.
 *
 * <p>Offsets are longs, so that sums of lengths taken from the file cannot overflow.
 */
final class Bytes {
  /** Padding that writers leave after the end: at most this many bytes, zero or white space. */
  static final int TOLERATED_PADDING = 16;

  private final byte[] array;
  private final boolean bigEndian;

  private Bytes(byte[] array, boolean bigEndian) {
    this.array = array;
    this.bigEndian = bigEndian;
  }

  static Bytes bigEndian(byte[] array) {
    return new Bytes(array, true);
  }

  static Bytes littleEndian(byte[] array) {
    return new Bytes(array, false);
  }

  Bytes inOrder(boolean big) {
    return new Bytes(array, big);
  }

  byte[] array() {
    return array;
  }

  int length() {
    return array.length;
  }

  /** One unsigned byte. */
  int u8(long at) throws UnscannableException {
    require(at, 1);
    return array[(int) at] & 0xff;
  }

  /** Two bytes, unsigned. */
  int u16(long at) throws UnscannableException {
    require(at, 2);
    int first = array[(int) at] & 0xff;
    int second = array[(int) at + 1] & 0xff;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** Three bytes, unsigned. */
  int u24(long at) throws UnscannableException {
    return bigEndian ? u16(at) << 8 | u8(at + 2) : u8(at + 2) << 16 | u16(at);
  }

  /** Four bytes, unsigned. */
  long u32(long at) throws UnscannableException {
    long first = u16(at);
    long second = u16(at + 2);
    return bigEndian ? first << 16 | second : second << 16 | first;
  }

  /** Whether the bytes at a place are this ASCII text; false where it would reach outside. */
  boolean has(String ascii, long at) {
    if (at < 0 || at + ascii.length() > array.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if ((array[(int) at + i] & 0xff) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A few bytes as Latin-1 text. */
  String text(long at, int length) throws UnscannableException {
    require(at, length);
    return new String(array, (int) at, length, ISO_8859_1);
  }

  /** Passes if the range lies inside. */
  void require(long at, long length) throws UnscannableException {
    if (at < 0 || length < 0 || at + length > array.length) {
      throw new UnscannableException(Reason.TRUNCATED);
    }
  }

  /** Passes if only a little padding follows the picture's structural end. */
  void requireEnd(long end) throws UnscannableException {
    requireOnlyPadding(end, array.length);
  }

  /** Passes if the range is short and holds zeros or white space only. */
  void requireOnlyPadding(long from, long to) throws UnscannableException {
    require(from, Math.max(0, to - from));
    if (to - from > TOLERATED_PADDING) {
      throw new UnscannableException(Reason.TRAILING_DATA);
    }
    for (long at = from; at < to; at++) {
      int b = array[(int) at];
      if (b != 0 && b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        throw new UnscannableException(Reason.TRAILING_DATA);
      }
    }
  }
}
