package io.winnow.evidence.cybertip;

import io.winnow.core.Purpose;
import io.winnow.core.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes hits of rows: all rows of an item are one. Rows of other purposes, and of lists that were
 * not asked for, are counted and left out.
 */
final class HitReader implements Closeable {
  private final Rows rows;
  private final Set<String> lists;
  private final SortedMap<String, Long> otherPurposes = new TreeMap<>();
  private long otherLists;
  private @Nullable Row ahead;

  /**
   * A reader of hits.
   *
   * @param rows closed with it
   * @param lists ids of the lists asked for; all if empty
   */
  HitReader(Rows rows, Set<String> lists) {
    this.rows = rows;
    this.lists = Set.copyOf(lists);
  }

  /** The next hit, or null after the last. */
  @Nullable Hit next() throws IOException {
    Row first = ahead == null ? wanted() : ahead;
    ahead = null;
    if (first == null) {
      return null;
    }
    List<Match> matches = new ArrayList<>();
    matches.add(Match.of(first));
    for (Row row = wanted(); row != null; row = wanted()) {
      if (!item(row).equals(item(first))) {
        ahead = row;
        break;
      }
      matches.add(Match.of(row));
    }
    return new Hit(first, matches);
  }

  private @Nullable Row wanted() throws IOException {
    for (Row row = rows.next(); row != null; row = rows.next()) {
      String purpose = Objects.requireNonNull(row.text("purpose"));
      if (!purpose.equals(Purpose.CSAM.id())) {
        otherPurposes.merge(purpose, 1L, Long::sum);
      } else if (!lists.isEmpty() && !lists.contains(row.text("list_id"))) {
        otherLists++;
      } else {
        return row;
      }
    }
    return null;
  }

  private static String item(Row row) {
    return Objects.requireNonNull(row.text("item_id"));
  }

  /** Rows of other purposes so far, by purpose. */
  SortedMap<String, Long> otherPurposes() {
    return otherPurposes;
  }

  /** Rows of lists that were not asked for so far. */
  long otherLists() {
    return otherLists;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
