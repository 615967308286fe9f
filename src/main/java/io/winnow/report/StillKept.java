package io.winnow.report;

import io.winnow.core.FindingClass;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run excludes and an earlier one has in its clean tables, counted item by item.
 *
 * @param shards how many both have finished, with the same bytes
 * @param items excluded now and kept then, by the class of what excludes them now
 * @param notTold excluded now by a confidential list and without a row then: only the token key
 *     tells whether they were kept
 */
public record StillKept(long shards, SortedMap<FindingClass, Long> items, long notTold) {
  public StillKept {
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  /** Of all classes. */
  public long all() {
    return items.values().stream().mapToLong(Long::longValue).sum();
  }
}
