package io.winnow.audit.diff;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts by name. Of more different names than are told apart, those that come later are counted
 * together: memory is bounded, and no sum is wrong.
 */
final class BoundedCounts {
  static final int MOST_NAMES = 20_000;
  static final int MOST_SHOWN = 50;

  private final Map<String, Long> counts = new HashMap<>();
  private long later;

  /** Counts a name; null is none and counts nothing. */
  void add(@Nullable String name) {
    if (name == null) {
      return;
    }
    if (counts.containsKey(name) || counts.size() < MOST_NAMES) {
      counts.merge(name, 1L, Long::sum);
    } else {
      later++;
    }
  }

  TopCounts top() {
    List<TopCounts.Named> named =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_SHOWN)
            .map(entry -> new TopCounts.Named(entry.getKey(), entry.getValue()))
            .toList();
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return new TopCounts(
        named, all - named.stream().mapToLong(TopCounts.Named::count).sum() + later);
  }
}
