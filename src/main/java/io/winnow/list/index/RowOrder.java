package io.winnow.list.index;

import java.util.Arrays;

/**
 * Sorts rows: by their words as unsigned numbers, then by a number of the caller's.
 *
 * <p>Rows are dealt into buckets by their first bits, then each bucket is merge-sorted in a copy of
 * its first two words, so that the sort seldom leaves the cache. No order of rows and no hash makes
 * it slower than n log n.
 */
public final class RowOrder {
  private static final int MOST_BITS = 16;

  /** Rows that are left out have a tie under 0. */
  @FunctionalInterface
  public interface Tie {
    long of(int row);
  }

  private final WordRows rows;
  private final Tie tie;
  private long[] first = new long[1024];
  private long[] second = new long[1024];
  private long[] ties = new long[1024];
  private int[] order = new int[1024];
  private int[] spare = new int[1024];

  private RowOrder(WordRows rows, Tie tie) {
    this.rows = rows;
    this.tie = tie;
  }

  /** The rows that are not left out, sorted. */
  public static int[] of(WordRows rows, Tie tie) {
    return new RowOrder(rows, tie).sorted();
  }

  private int[] sorted() {
    int n = rows.size();
    int bits = Math.max(1, Math.min(MOST_BITS, 28 - Integer.numberOfLeadingZeros(n | 1)));
    int shift = Long.SIZE - bits;
    int[] starts = new int[(1 << bits) + 1];
    for (int row = 0; row < n; row++) {
      if (tie.of(row) >= 0) {
        starts[(int) (rows.word(row, 0) >>> shift) + 1]++;
      }
    }
    int largest = 0;
    for (int b = 1; b < starts.length; b++) {
      largest = Math.max(largest, starts[b]);
      starts[b] += starts[b - 1];
    }
    grow(largest);
    int[] sorted = new int[starts[starts.length - 1]];
    int[] next = Arrays.copyOf(starts, starts.length - 1);
    for (int row = 0; row < n; row++) {
      if (tie.of(row) >= 0) {
        sorted[next[(int) (rows.word(row, 0) >>> shift)]++] = row;
      }
    }
    for (int b = 0; b + 1 < starts.length; b++) {
      if (starts[b + 1] - starts[b] > 1) {
        sort(sorted, starts[b], starts[b + 1]);
      }
    }
    return sorted;
  }

  private void sort(int[] sorted, int from, int to) {
    int count = to - from;
    for (int i = 0; i < count; i++) {
      int row = sorted[from + i];
      first[i] = rows.word(row, 0);
      second[i] = rows.words() > 1 ? rows.word(row, 1) : 0;
      ties[i] = tie.of(row);
      order[i] = i;
    }
    int[] result = mergeSort(sorted, from, count);
    for (int i = 0; i < count; i++) {
      spare(result)[i] = sorted[from + result[i]];
    }
    System.arraycopy(spare(result), 0, sorted, from, count);
  }

  private int[] spare(int[] result) {
    return result == order ? spare : order;
  }

  private int[] mergeSort(int[] sorted, int from, int count) {
    for (int start = 0; start < count; start += 8) {
      int end = Math.min(count, start + 8);
      for (int i = start + 1; i < end; i++) {
        int moving = order[i];
        int at = i;
        while (at > start && compare(order[at - 1], moving, sorted, from) > 0) {
          order[at] = order[at - 1];
          at--;
        }
        order[at] = moving;
      }
    }
    int[] source = order;
    int[] target = spare;
    for (long width = 8; width < count; width *= 2) {
      for (long start = 0; start < count; start += 2 * width) {
        int middle = (int) Math.min(count, start + width);
        int end = (int) Math.min(count, start + 2 * width);
        int left = (int) start;
        int right = middle;
        for (int i = (int) start; i < end; i++) {
          boolean takeLeft =
              left < middle
                  && (right >= end || compare(source[left], source[right], sorted, from) <= 0);
          target[i] = takeLeft ? source[left++] : source[right++];
        }
      }
      int[] swap = source;
      source = target;
      target = swap;
    }
    return source;
  }

  private int compare(int a, int b, int[] sorted, int from) {
    int order = Long.compareUnsigned(first[a], first[b]);
    if (order == 0) {
      order = Long.compareUnsigned(second[a], second[b]);
    }
    if (order == 0 && rows.words() > 2) {
      order = rows.compare(sorted[from + a], sorted[from + b]);
    }
    return order != 0 ? order : Long.compare(ties[a], ties[b]);
  }

  private void grow(int count) {
    if (count > order.length) {
      first = new long[count];
      second = new long[count];
      ties = new long[count];
      order = new int[count];
      spare = new int[count];
    }
  }
}
