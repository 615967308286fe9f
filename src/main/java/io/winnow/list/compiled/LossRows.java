package io.winnow.list.compiled;

import io.winnow.list.index.EntryTableBuilder;
import io.winnow.list.index.IntRows;
import io.winnow.list.index.RowOrder;
import io.winnow.list.index.WordRows;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What of live entries cannot be compared, by entry and reason. Versions of one entry that count
 * together say the same values, so the greatest of their numbers stands for all.
 */
final class LossRows implements EntryTableBuilder.Losses {
  private final IntRows entries = new IntRows();
  private final IntRows reasons = new IntRows();
  private final IntRows counts = new IntRows();
  private final List<String> names;

  private LossRows(List<String> names) {
    this.names = names;
  }

  static LossRows of(ListCompiler.Losses losses, Resolved resolved) {
    LossRows rows = new LossRows(List.copyOf(new TreeSet<>(losses.names)));
    WordRows keys = new WordRows(16);
    for (int i = 0; i < losses.versions.size(); i++) {
      String name = losses.names.get(losses.reasons.at(i));
      keys.add(
          resolved.entryOf(losses.versions.at(i)),
          java.util.Collections.binarySearch(rows.names, name));
    }
    int[] order = RowOrder.of(keys, row -> keys.word(row, 0) < 0 ? -1 : row);
    for (int i = 0; i < order.length; i++) {
      int count = losses.counts.at(order[i]);
      int last = rows.entries.size() - 1;
      if (i > 0 && keys.compare(order[i - 1], order[i]) == 0) {
        rows.counts.set(last, Math.max(rows.counts.at(last), count));
      } else {
        rows.entries.add((int) keys.word(order[i], 0));
        rows.reasons.add((int) keys.word(order[i], 1));
        rows.counts.add(count);
      }
    }
    return rows;
  }

  /** Sums up by reason. */
  void addTo(Map<String, Long> sums) {
    for (int i = 0; i < size(); i++) {
      sums.merge(reason(i), (long) count(i), Long::sum);
    }
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public int entry(int row) {
    return entries.at(row);
  }

  @Override
  public String reason(int row) {
    return names.get(reasons.at(row));
  }

  @Override
  public int count(int row) {
    return counts.at(row);
  }
}
