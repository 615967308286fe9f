package io.winnow.list.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;

/**
 * Puts the rows of a column in an order that depends on the set of hashes alone, each hash once: by
 * a leading number, then by the bits. Near-duplicates come to lie side by side.
 */
final class HashOrder {
  /** Bits of the leading number that the first pass sorts by. */
  static final int LEADING_BITS = 38;

  private static final int ROW_BITS = 64 - LEADING_BITS;
  private static final long ROW_MASK = (1L << ROW_BITS) - 1;

  private HashOrder() {}

  /** By the bits. */
  static int[] byBits(HashColumn hashes) {
    return of(hashes, row -> hashes.word(row, 0) >>> ROW_BITS);
  }

  /**
   * By a leading number, then by the bits.
   *
   * @param leading of a row: 0 to 2^38 - 1
   */
  static int[] of(HashColumn hashes, IntToLongFunction leading) {
    long[] tagged = new long[hashes.size()];
    for (int row = 0; row < tagged.length; row++) {
      tagged[row] = (leading.applyAsLong(row) << ROW_BITS | row) ^ Long.MIN_VALUE;
    }
    Arrays.parallelSort(tagged);
    int[] order = new int[tagged.length];
    int kept = 0;
    for (int start = 0, end; start < tagged.length; start = end) {
      end = start + 1;
      while (end < tagged.length && tagged[start] >>> ROW_BITS == tagged[end] >>> ROW_BITS) {
        end++;
      }
      kept = addRun(hashes, tagged, start, end, order, kept);
    }
    return Arrays.copyOf(order, kept);
  }

  /** Appends rows of one leading number, of copies the one with the lowest entry. */
  private static int addRun(
      HashColumn hashes, long[] tagged, int start, int end, int[] order, int size) {
    if (end - start == 1) {
      order[size] = row(tagged[start]);
      return size + 1;
    }
    Integer[] run = new Integer[end - start];
    for (int i = start; i < end; i++) {
      run[i - start] = row(tagged[i]);
    }
    Comparator<Integer> byBits = hashes::compare;
    Arrays.sort(run, byBits.thenComparingInt(hashes::entry));
    int kept = size;
    for (int row : run) {
      if (kept == size || hashes.compare(order[kept - 1], row) != 0) {
        order[kept++] = row;
      }
    }
    return kept;
  }

  private static int row(long tagged) {
    return (int) (tagged & ROW_MASK);
  }
}
