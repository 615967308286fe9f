package io.winnow.list.compiled;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much of a list can be compared.
 *
 * @param active different values that are looked up
 * @param lost values that are not, by why
 */
public record Coverage(long active, SortedMap<String, Long> lost) {
  public Coverage {
    lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
  }

  /** All values. */
  public long total() {
    return active + lost.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The share that is active in percent, 0–100; of an empty list 0. */
  public double percent() {
    return total() == 0 ? 0 : 100.0 * active / total();
  }

  /** As a sentence without full stop. */
  public String sentence(String listId) {
    // Cut, not rounded: 100 % is said of a whole list alone.
    double shown = Math.floor(percent() * 10) / 10;
    String share =
        format(
            "%s %% of list %s is active (%,d of %,d",
            shown == Math.rint(shown) ? format("%.0f", shown) : format("%.1f", shown),
            listId,
            active,
            total());
    return lost.isEmpty()
        ? share + ")"
        : share
            + "; not active: "
            + lost.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(e -> format("%,d %s", e.getValue(), e.getKey()))
                .collect(Collectors.joining(", "))
            + ")";
  }

  /** It stands in plans, which are the same wherever they are made. */
  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
