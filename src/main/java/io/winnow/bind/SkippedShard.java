package io.winnow.bind;

import io.winnow.core.ByteRanges;
import io.winnow.core.Finding;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The records of one shard that a pre-screen found, by offset. Immutable. */
public final class SkippedShard {
  public static final SkippedShard NONE = new SkippedShard(Collections.emptySortedMap());

  private final SortedMap<Long, Found> records;
  private final ByteRanges ranges;

  /**
   * A record.
   *
   * @param length bytes as stored
   * @param finding why it is excluded
   */
  record Found(long length, Finding finding) {}

  /**
   * @throws IllegalArgumentException if records overlap
   */
  SkippedShard(SortedMap<Long, Found> records) {
    this.records = records;
    SortedMap<Long, Long> lengths = new TreeMap<>();
    records.forEach((offset, found) -> lengths.put(offset, found.length()));
    this.ranges = ByteRanges.of(lengths);
  }

  /** Where they lie. */
  public ByteRanges ranges() {
    return ranges;
  }

  /**
   * The rest of them.
   *
   * @param isLeftOut asked for the offset of each and why it was found
   */
  public SkippedShard without(BiPredicate<Long, Finding> isLeftOut) {
    SortedMap<Long, Found> rest = new TreeMap<>();
    records.forEach(
        (offset, found) -> {
          if (!isLeftOut.test(offset, found.finding())) {
            rest.put(offset, found);
          }
        });
    return rest.size() == records.size() ? this : new SkippedShard(rest);
  }

  /**
   * Why the record at an offset is excluded.
   *
   * @throws IllegalStateException if there is none: somebody skipped what nobody had found
   */
  public Finding findingAt(long offset) {
    Found found = records.get(offset);
    if (found == null) {
      throw new IllegalStateException("a record was skipped that no pre-screen has found");
    }
    return found.finding();
  }

  @Override
  public String toString() {
    return ranges + " to be skipped";
  }
}
