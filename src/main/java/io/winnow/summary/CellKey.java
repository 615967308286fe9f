package io.winnow.summary;

import java.util.Comparator;

/** What rows of a cell have in common. */
record CellKey(String category, String detection, String decision, String mediaType) {
  static final Comparator<CellKey> BY_NAME =
      Comparator.comparing(CellKey::category)
          .thenComparing(CellKey::detection)
          .thenComparing(CellKey::decision)
          .thenComparing(CellKey::mediaType);

  Cell cell(RowCount rows) {
    return new Cell(category, detection, decision, mediaType, rows.rows());
  }
}
