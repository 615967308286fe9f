package io.winnow.core;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;

/**
 * Stretches of a shard's stored bytes: ascending, without overlap, none of them empty. Immutable.
 */
public final class ByteRanges {
  public static final ByteRanges NONE = new ByteRanges(new long[0], new long[0]);

  private final long[] starts;
  private final long[] lengths;

  private ByteRanges(long[] starts, long[] lengths) {
    this.starts = starts;
    this.lengths = lengths;
  }

  /**
   * Ranges of these lengths by offset, both in bytes.
   *
   * @throws IllegalArgumentException if an offset is negative, a range is empty, or two overlap;
   *     the message does not say where
   */
  public static ByteRanges of(SortedMap<Long, Long> lengthByOffset) {
    long[] starts = new long[lengthByOffset.size()];
    long[] lengths = new long[starts.length];
    int count = 0;
    long end = 0;
    for (Map.Entry<Long, Long> range : lengthByOffset.entrySet()) {
      long start = range.getKey();
      long length = range.getValue();
      if (start < end || length <= 0 || start + length < start) {
        throw new IllegalArgumentException("byte ranges are empty or overlap");
      }
      starts[count] = start;
      lengths[count++] = length;
      end = start + length;
    }
    return new ByteRanges(starts, lengths);
  }

  public boolean isEmpty() {
    return starts.length == 0;
  }

  public int count() {
    return starts.length;
  }

  /** Bytes of the range that begins exactly there, or 0 if none does. */
  public long lengthAt(long offset) {
    int at = Arrays.binarySearch(starts, offset);
    return at < 0 ? 0 : lengths[at];
  }

  /** The first offset, from the given one on, where a range begins; the largest long if none. */
  public long nextStart(long from) {
    int at = Arrays.binarySearch(starts, from);
    int index = at < 0 ? -at - 1 : at;
    return index == starts.length ? Long.MAX_VALUE : starts[index];
  }

  /** Where the range ends that holds the byte at an offset; the offset itself if none does. */
  public long endOver(long offset) {
    int at = Arrays.binarySearch(starts, offset);
    int index = at < 0 ? -at - 2 : at;
    return index < 0 ? offset : Math.max(offset, starts[index] + lengths[index]);
  }

  /** Says how many; where they lie may be confidential. */
  @Override
  public String toString() {
    return starts.length + " byte ranges";
  }
}
