package io.winnow.list.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Perceptual hashes of one width with their entries' numbers: what a radius index is built from. No
 * object for a hash: chunks of words, so that growing copies nothing.
 */
public final class HashColumn {
  /** So that a row fits in {@link HashOrder}'s low bits and 32-byte rows fit in a section. */
  static final int MOST_ROWS = (1 << 26) - 1;

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final int byteLength;
  private final int words;
  private final List<long[]> keys = new ArrayList<>();
  private final List<int[]> entries = new ArrayList<>();
  private int rows;

  /** Makes an empty column of hashes of that many bytes. */
  public HashColumn(int byteLength) {
    this.byteLength = byteLength;
    this.words = Keys.words(byteLength);
  }

  /**
   * Adds a hash; the same one may come again.
   *
   * @param entry at least 0
   * @throws IllegalArgumentException if the hash has another length
   * @throws ArithmeticException if there are 67,108,863 already
   */
  public void add(byte[] hash, int entry) {
    checkLength(hash.length, byteLength);
    add(Keys.of(hash), entry);
  }

  /** As above, of big-endian words. */
  void add(long[] key, int entry) {
    if (entry < 0) {
      throw new IllegalArgumentException("entries are numbered from 0, not " + entry);
    }
    if (rows == MOST_ROWS) {
      throw new ArithmeticException("a radius index holds %,d hashes at most".formatted(MOST_ROWS));
    }
    int slot = rows & (CHUNK - 1);
    if (slot == 0) {
      keys.add(new long[CHUNK * words]);
      entries.add(new int[CHUNK]);
    }
    int last = keys.size() - 1;
    System.arraycopy(key, 0, keys.get(last), slot * words, words);
    entries.get(last)[slot] = entry;
    rows++;
  }

  public int size() {
    return rows;
  }

  int byteLength() {
    return byteLength;
  }

  int words() {
    return words;
  }

  /** A word of a row, big-endian, the last one filled up with zeros. */
  long word(int row, int word) {
    return keys.get(row >> CHUNK_BITS)[(row & (CHUNK - 1)) * words + word];
  }

  int entry(int row) {
    return entries.get(row >> CHUNK_BITS)[row & (CHUNK - 1)];
  }

  /** Compares two rows as unsigned numbers. */
  int compare(int a, int b) {
    for (int i = 0; i < words; i++) {
      int order = Long.compareUnsigned(word(a, i), word(b, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  static void checkLength(int given, int byteLength) {
    if (given != byteLength) {
      throw new IllegalArgumentException(
          "a hash of this column has %d bytes, not %d".formatted(byteLength, given));
    }
  }
}
