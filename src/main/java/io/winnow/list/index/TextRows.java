package io.winnow.list.index;

import java.util.Arrays;

/** Growing texts in one stretch of chunks, each known by where it begins. */
public final class TextRows {
  private static final int SHIFT = 17;
  private static final int CHUNK = 1 << SHIFT;

  private byte[][] chunks = new byte[4][];
  private long size;

  /** No texts yet. */
  public TextRows() {}

  /** Where the next text will begin. */
  public long size() {
    return size;
  }

  public void add(byte[] text) {
    int from = 0;
    while (from < text.length) {
      int chunk = Math.toIntExact(size >> SHIFT);
      int at = (int) size & (CHUNK - 1);
      if (at == 0) {
        if (chunk == chunks.length) {
          chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        chunks[chunk] = new byte[CHUNK];
      }
      int count = Math.min(CHUNK - at, text.length - from);
      System.arraycopy(text, from, chunks[chunk], at, count);
      size += count;
      from += count;
    }
  }

  /** Copies a stretch. */
  public void read(long offset, byte[] into, int length) {
    for (int i = 0; i < length; ) {
      int at = (int) (offset + i) & (CHUNK - 1);
      int count = Math.min(CHUNK - at, length - i);
      System.arraycopy(chunks[(int) ((offset + i) >> SHIFT)], at, into, i, count);
      i += count;
    }
  }
}
