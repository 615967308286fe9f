package io.winnow.list.format;

import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the values out of rows whose columns are known. */
final class RowReader {
  private final @Nullable String[] roles;
  private final int idColumn;
  private final int categoryColumn;
  private final int algorithmColumn;
  private final int width;
  private final int linesBefore;
  private final ListSink sink;

  RowReader(ColumnPlan plan, int width, int linesBefore, ListSink sink) {
    this.roles = plan.roles().toArray(String[]::new);
    this.idColumn = plan.index("id");
    this.categoryColumn = plan.index("category");
    this.algorithmColumn = plan.index("algorithm");
    this.width = width;
    this.linesBefore = linesBefore;
    this.sink = sink;
  }

  void read(CsvRow row) {
    int line = linesBefore + row.line();
    if (row.isBlank() && width > 1) {
      return;
    }
    if (row.isMultiLine()) {
      sink.malformed(line, 0, "a quoted cell does not end on its line");
      return;
    }
    if (row.size() != width) {
      sink.malformed(
          line, 0, "the row has %d cells where %d are expected".formatted(row.size(), width));
      return;
    }
    int cells = 0;
    List<ListEntry.Placed> values = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String role = roles[i];
      if (role != null && i != idColumn && i != categoryColumn && i != algorithmColumn) {
        cells += row.cell(i).isEmpty() ? 0 : 1;
        readCell(row, i, role, line, values);
      }
    }
    if (cells == 0) {
      sink.malformed(line, 0, "the row has no value in any column that is read");
    } else if (!values.isEmpty()) {
      sink.entry(
          new ListEntry(
              line,
              idColumn < 0 ? "" : row.cell(idColumn),
              "",
              EntryStatus.ACTIVE,
              categoryColumn < 0 ? "" : row.cell(categoryColumn),
              ListEntry.Facts.NONE,
              values));
    }
  }

  private void readCell(
      CsvRow row, int index, String role, int line, List<ListEntry.Placed> values) {
    String text = row.cell(index);
    if (text.isEmpty()) {
      return;
    }
    if (role.startsWith(ColumnPlan.OTHER)) {
      sink.unknownAlgorithm(role.substring(ColumnPlan.OTHER.length()), line, row.column(index));
      return;
    }
    String kind = role;
    if (role.equals("value")) {
      String name = row.cell(algorithmColumn);
      Optional<String> known = Words.kind(name);
      if (known.isEmpty()) {
        Unknown.report(sink, name, line, row.column(algorithmColumn));
        return;
      }
      kind = known.get();
    }
    Optional<ListValue> value = ValueText.parse(kind, text);
    if (value.isPresent()) {
      values.add(new ListEntry.Placed(row.column(index), value.get()));
    } else {
      sink.malformed(line, row.column(index), ValueText.notA(kind));
    }
  }
}
