package io.winnow.list.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of equal width in big-endian words, for building a table: they grow in chunks, so that tens
 * of millions of them are a few thousand arrays and growing copies nothing.
 */
public final class WordRows {
  /** 4,096 rows of 4 words are 128 KiB, well under G1's humongous size. */
  private static final int SHIFT = 12;

  private static final int CHUNK_ROWS = 1 << SHIFT;

  private final int words;
  private final List<long[]> growing = new ArrayList<>();
  private long[][] chunks = {};
  private int size;

  /** No rows yet, each of so many bytes. */
  public WordRows(int byteLength) {
    this.words = (byteLength + Long.BYTES - 1) / Long.BYTES;
  }

  public int size() {
    return size;
  }

  public int words() {
    return words;
  }

  /** Adds a row of one or two words. */
  public int add(long first, long second) {
    long[] chunk = grow();
    int at = (size & (CHUNK_ROWS - 1)) * words;
    chunk[at] = first;
    if (words > 1) {
      chunk[at + 1] = second;
    }
    return size++;
  }

  /** Adds a row of words. */
  public int add(long[] key) {
    long[] chunk = grow();
    System.arraycopy(key, 0, chunk, (size & (CHUNK_ROWS - 1)) * words, words);
    return size++;
  }

  /** Adds a row of bytes; the last word is filled up with zeros. */
  public int add(byte[] bytes) {
    long[] chunk = grow();
    int at = (size & (CHUNK_ROWS - 1)) * words;
    for (int i = 0; i < bytes.length; i++) {
      chunk[at + (i >> 3)] |= (bytes[i] & 0xffL) << (56 - 8 * (i & 7));
    }
    return size++;
  }

  public long word(int row, int i) {
    return chunks[row >> SHIFT][(row & (CHUNK_ROWS - 1)) * words + i];
  }

  /** As unsigned numbers, the first word first. */
  public int compare(int a, int b) {
    for (int i = 0; i < words; i++) {
      int order = Long.compareUnsigned(word(a, i), word(b, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private long[] grow() {
    if ((size & (CHUNK_ROWS - 1)) == 0) {
      if (size == Integer.MAX_VALUE - CHUNK_ROWS + 1) {
        throw new ArithmeticException("too many rows");
      }
      growing.add(new long[CHUNK_ROWS * words]);
      if (growing.size() > chunks.length) {
        chunks = growing.toArray(new long[growing.size() + (growing.size() >> 2) + 1][]);
      } else {
        chunks[growing.size() - 1] = growing.get(growing.size() - 1);
      }
    }
    return chunks[size >> SHIFT];
  }
}
