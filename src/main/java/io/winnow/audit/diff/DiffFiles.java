package io.winnow.audit.diff;

import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.run.Store;
import io.winnow.table.SafeCell;
import io.winnow.table.TableWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The list of changed items as files: for programs in Parquet, for people in CSV. */
public final class DiffFiles implements RunDiff.RowSink, Closeable {
  public static final String PARQUET = "diff.parquet";
  public static final String CSV = "diff.csv";

  private final TableWriter parquet;
  private final Writer csv;

  /**
   * Begins both in a folder.
   *
   * @throws java.nio.file.FileAlreadyExistsException if one is there
   */
  public DiffFiles(Store folder) throws IOException {
    this.csv =
        new BufferedWriter(
            new OutputStreamWriter(folder.create(CSV, false), StandardCharsets.UTF_8));
    try {
      this.parquet = new TableWriter(DiffTable.SCHEMA, folder.create(PARQUET, false));
      line(DiffTable.SCHEMA.columns().stream().map(Column::name).toList());
    } catch (IOException | RuntimeException e) {
      csv.close();
      folder.delete(CSV);
      throw e;
    }
  }

  @Override
  public void row(Row row) throws IOException {
    parquet.write(row);
    line(row.schema().columns().stream().map(c -> SafeCell.of(row.value(c.name()))).toList());
  }

  /** RFC 4180: every cell is quoted, so that none is taken for something else. */
  private void line(List<String> cells) throws IOException {
    csv.write(
        cells.stream()
            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(",", "", "\r\n")));
  }

  @Override
  public void close() throws IOException {
    try (csv) {
      parquet.close();
    }
  }
}
