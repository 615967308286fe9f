package io.winnow.image;

/**
 * A run of bytes in a file.
 *
 * @param offset of the first byte, from 0
 * @param length in bytes, at least 1
 */
public record ByteRange(int offset, int length) {
  public ByteRange {
    if (offset < 0 || length < 1 || offset > Integer.MAX_VALUE - length) {
      throw new IllegalArgumentException("not a range: " + offset + "+" + length);
    }
  }

  /** Offset of the first byte after it. */
  public int end() {
    return offset + length;
  }
}
