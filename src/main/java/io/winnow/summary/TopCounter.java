package io.winnow.summary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Rows by key, in bounded memory whatever the keys are.
 *
 * <p>Up to {@code most} different keys are counted exactly. Beyond, it is the algorithm of Misra
 * and Gries (Finding repeated elements, 1982) as merged by Agarwal and others (Mergeable summaries,
 * 2012): when there is one key too many, the count in the middle is subtracted from all, and those
 * that come to nothing are forgotten. Then each count is a lower bound that lacks at most {@code
 * 2·rows/most}, so that no key with more rows than that is missed.
 *
 * <p>What is left depends on the order in which counters are merged, not on that of keys in memory.
 * Not thread-safe.
 *
 * @param <K> keys; values with equals
 */
final class TopCounter<K> {
  private final int most;
  private final Map<K, RowCount> counts = new HashMap<>();
  private final RowCount all = new RowCount();
  private long different;
  private boolean exact = true;

  /**
   * A counter of nothing.
   *
   * @param most different keys that are counted exactly, at least 2
   */
  TopCounter(int most) {
    this.most = most;
  }

  void add(K key, String verdict) {
    counts.computeIfAbsent(key, k -> new RowCount()).add(verdict);
    all.add(verdict);
    bound();
  }

  /** Adds another counter's rows; that one is not to be used any more. */
  void add(TopCounter<K> other) {
    other.counts.forEach((key, rows) -> counts.merge(key, rows, TopCounter::sum));
    all.add(other.all);
    different = Math.max(different, other.different);
    exact &= other.exact;
    bound();
  }

  private static RowCount sum(RowCount a, RowCount b) {
    a.add(b);
    return a;
  }

  private void bound() {
    different = Math.max(different, counts.size());
    if (counts.size() <= most) {
      return;
    }
    exact = false;
    long[] rows = counts.values().stream().mapToLong(RowCount::rows).sorted().toArray();
    long middle = rows[rows.length - most / 2 - 1];
    for (Iterator<RowCount> all = counts.values().iterator(); all.hasNext(); ) {
      RowCount count = all.next();
      count.subtract(middle);
      if (count.rows() == 0) {
        all.remove();
      }
    }
  }

  /**
   * The keys with the most rows.
   *
   * @param shown how many of them
   * @param names in which order equals stand
   * @param entry what a key and its rows are shown as
   */
  <T> Top<T> top(int shown, Comparator<? super K> names, BiFunction<K, RowCount, T> entry) {
    Comparator<Map.Entry<K, RowCount>> mostFirst =
        Comparator.comparingLong(e -> -e.getValue().rows());
    List<Map.Entry<K, RowCount>> first =
        counts.entrySet().stream()
            .sorted(mostFirst.thenComparing(Map.Entry::getKey, names))
            .limit(shown)
            .toList();
    long excluded = all.excluded();
    long flagged = all.flagged();
    for (Map.Entry<K, RowCount> of : first) {
      excluded -= of.getValue().excluded();
      flagged -= of.getValue().flagged();
    }
    return new Top<>(
        first.stream().map(e -> entry.apply(e.getKey(), e.getValue())).toList(),
        different - first.size(),
        excluded,
        flagged,
        exact);
  }
}
