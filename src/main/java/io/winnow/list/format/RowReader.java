package io.winnow.list.format;

import io.winnow.spi.ListSink;
import org.jspecify.annotations.Nullable;

/** Takes the values out of rows whose columns are known. */
final class RowReader {
  private final @Nullable Role[] roles;
  private final EntryFields fields;
  private final ListSink sink;

  RowReader(ColumnPlan plan, EntryFields fields, ListSink sink) {
    this.roles = plan.roles().toArray(Role[]::new);
    this.fields = fields;
    this.sink = sink;
  }

  void read(Cells row, int line) {
    if (row.size() != roles.length) {
      sink.malformed(
          line,
          0,
          "the row has %d cells where %d are expected".formatted(row.size(), roles.length));
      return;
    }
    fields.begin(line);
    for (int i = 0; i < roles.length; i++) {
      Role role = roles[i];
      if (role != null) {
        fields.put(role, row.cell(i), row.column(i));
      }
    }
    fields.end();
  }
}
