package io.winnow.clean;

import io.winnow.core.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Masked rows of the ledger, held back until their place in the file tells nothing.
 *
 * <p>Between rows that say where they lie, the place of a masked row alone would tell which record
 * is a hit. So they come last, in the order of their tokens.
 *
 * <p>An index file can have millions of hits, too many to hold. Then some come earlier, where no
 * hit has a say in it: at the end of a stretch of {@value #STRETCH} records, and only those from
 * before that stretch. A place in the file is so never of fewer records than a whole stretch has,
 * be it the first or the last. At most {@value #MANY} rows and the hits of two stretches are held.
 */
final class HeldRows {
  /** Records of a stretch. */
  static final int STRETCH = 1 << 15;

  /** Fewer rows than this are not written before the end. */
  static final int MANY = 1 << 15;

  private List<Row> before = new ArrayList<>();
  private List<Row> now = new ArrayList<>();
  private int records;

  /** Holds a masked row of the record that was read last. */
  void hold(Row row) {
    now.add(row);
  }

  /** Says that one more record is to be read, and gives the rows that are to be written first. */
  List<Row> nextRecord() {
    if (records < STRETCH) {
      records++;
      return List.of();
    }
    records = 1;
    List<Row> due = List.of();
    if (before.size() >= MANY) {
      due = sorted(before);
      before = now;
    } else {
      before.addAll(now);
    }
    now = new ArrayList<>();
    return due;
  }

  /** All that are still held; they go to the end. */
  List<Row> rest() {
    before.addAll(now);
    now = new ArrayList<>();
    return sorted(before);
  }

  private static List<Row> sorted(List<Row> rows) {
    rows.sort(Comparator.comparing(row -> Objects.requireNonNull(row.text("item_token"))));
    return rows;
  }
}
