package io.winnow.list.index;

import java.util.Arrays;

/** A growing column of numbers, in chunks. */
public final class LongRows {
  private static final int SHIFT = 14;
  private static final int CHUNK = 1 << SHIFT;

  private long[][] chunks = new long[4][];
  private int size;

  /** No rows yet. */
  public LongRows() {}

  public int size() {
    return size;
  }

  public void add(long value) {
    int chunk = size >> SHIFT;
    if ((size & (CHUNK - 1)) == 0) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, chunks.length * 2);
      }
      chunks[chunk] = new long[CHUNK];
    }
    chunks[chunk][size & (CHUNK - 1)] = value;
    size++;
  }

  public long at(int row) {
    return chunks[row >> SHIFT][row & (CHUNK - 1)];
  }

  public void set(int row, long value) {
    chunks[row >> SHIFT][row & (CHUNK - 1)] = value;
  }
}
