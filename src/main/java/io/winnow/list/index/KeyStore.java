package io.winnow.list.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys of equal width in rows, packed into chunks of {@code long} so that 16 million of them are a
 * few thousand arrays and growing copies nothing.
 */
final class KeyStore {
  /** Rows per chunk; 4096 rows of 4 words are 128 KiB, well under G1's humongous size. */
  static final int CHUNK_ROWS = 1 << 12;

  private final int words;
  private final List<long[]> growing = new ArrayList<>();
  private long[][] chunks = {};
  private int rows;

  /** Makes an empty store for keys of that many words. */
  KeyStore(int words) {
    this.words = words;
  }

  int rows() {
    return rows;
  }

  /** Appends a key and gives its row. */
  int add(long[] key) {
    int slot = rows & (CHUNK_ROWS - 1);
    if (slot == 0) {
      growing.add(new long[CHUNK_ROWS * words]);
      chunks = growing.toArray(long[][]::new);
    }
    System.arraycopy(key, 0, chunks[chunks.length - 1], slot * words, words);
    return rows++;
  }

  boolean holds(int row, long[] key) {
    long[] chunk = chunks[row / CHUNK_ROWS];
    int from = (row & (CHUNK_ROWS - 1)) * words;
    for (int i = 0; i < words; i++) {
      if (chunk[from + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  /** Copies a row into {@code key}. */
  void read(int row, long[] key) {
    System.arraycopy(chunks[row / CHUNK_ROWS], (row & (CHUNK_ROWS - 1)) * words, key, 0, words);
  }
}
