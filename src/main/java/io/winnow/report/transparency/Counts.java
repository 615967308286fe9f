package io.winnow.report.transparency;

import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.report.ReportedRun;
import io.winnow.summary.Cell;
import io.winnow.summary.Top;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums over runs.
 *
 * @param runs how many
 * @param records that were read
 * @param items that were judged
 * @param kept of them, flagged ones too
 * @param excluded of them
 * @param setAside of them
 * @param cells ledger rows by category, automated detection, automated decision, review and media
 *     type, by name
 * @param otherCells cells that a summary had no room for; a lower bound
 * @param otherExcluded excluded rows in them
 * @param otherFlagged flagged rows in them
 * @param exact whether every cell is counted in full
 */
public record Counts(
    int runs,
    long records,
    long items,
    long kept,
    long excluded,
    long setAside,
    List<Cell> cells,
    long otherCells,
    long otherExcluded,
    long otherFlagged,
    boolean exact) {
  public Counts {
    cells = List.copyOf(cells);
  }

  static Counts of(List<ReportedRun> runs) {
    Tally.Counter sum = new Tally.Counter();
    Map<List<String>, Long> rows = new TreeMap<>(Counts::compare);
    long otherCells = 0;
    long otherExcluded = 0;
    long otherFlagged = 0;
    boolean exact = true;
    for (ReportedRun run : runs) {
      sum.add(run.manifest().tally());
      Top<Cell> top = run.summary().transparency();
      for (Cell cell : top.entries()) {
        rows.merge(
            List.of(
                cell.category(),
                cell.detection(),
                cell.decision(),
                cell.review(),
                cell.mediaType()),
            cell.rows(),
            Long::sum);
      }
      otherCells += top.otherKeys();
      otherExcluded += top.otherExcluded();
      otherFlagged += top.otherFlagged();
      exact &= top.exact() && top.otherKeys() == 0;
    }
    Tally all = sum.tally();
    return new Counts(
        runs.size(),
        all.records(),
        all.itemCount(),
        all.count(Verdict.KEPT) + all.count(Verdict.FLAGGED),
        all.count(Verdict.EXCLUDED),
        all.count(Verdict.SET_ASIDE),
        cells(rows),
        otherCells,
        otherExcluded,
        otherFlagged,
        exact);
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Cell> cells(Map<List<String>, Long> rows) {
    List<Cell> cells = new ArrayList<>();
    rows.forEach(
        (key, count) ->
            cells.add(new Cell(key.get(0), key.get(1), key.get(2), key.get(3), key.get(4), count)));
    return cells;
  }
}
