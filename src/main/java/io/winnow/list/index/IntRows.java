package io.winnow.list.index;

import java.util.Arrays;

/** A growing column of small numbers, in chunks. */
public final class IntRows {
  private static final int SHIFT = 15;
  private static final int CHUNK = 1 << SHIFT;

  private int[][] chunks = new int[4][];
  private int size;

  /** No rows yet. */
  public IntRows() {}

  public int size() {
    return size;
  }

  public void add(int value) {
    int chunk = size >> SHIFT;
    if ((size & (CHUNK - 1)) == 0) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, chunks.length * 2);
      }
      chunks[chunk] = new int[CHUNK];
    }
    chunks[chunk][size & (CHUNK - 1)] = value;
    size++;
  }

  public int at(int row) {
    return chunks[row >> SHIFT][row & (CHUNK - 1)];
  }

  public void set(int row, int value) {
    chunks[row >> SHIFT][row & (CHUNK - 1)] = value;
  }
}
