package io.winnow.summary;

import java.util.Comparator;

/** What rows of a cell have in common. */
record CellKey(
    String category, String detection, String decision, String review, String mediaType) {
  static final Comparator<CellKey> BY_NAME =
      Comparator.comparing(CellKey::category)
          .thenComparing(CellKey::detection)
          .thenComparing(CellKey::decision)
          .thenComparing(CellKey::review)
          .thenComparing(CellKey::mediaType);

  Cell cell(RowCount rows) {
    return new Cell(category, detection, decision, review, mediaType, rows.rows());
  }
}
