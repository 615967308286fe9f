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
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The list of changed items as files: for programs in Parquet, for people in CSV. They are written
 * to temporary names, and have their own once they are whole and kept: a part of a list looks like
 * a list. Closing removes what was not kept.
 */
public final class DiffFiles implements RunDiff.RowSink, Closeable {
  public static final String PARQUET = "diff.parquet";
  public static final String CSV = "diff.csv";

  private final Store folder;
  private final boolean isNewFolder;
  private final String newParquet;
  private final String newCsv;
  private final TableWriter parquet;
  private final Writer csv;

  /**
   * Begins both in a folder.
   *
   * @throws FileAlreadyExistsException if one is there
   */
  public DiffFiles(Store folder) throws IOException {
    String suffix = "." + UUID.randomUUID() + ".new";
    this.folder = folder;
    this.newParquet = "." + PARQUET + suffix;
    this.newCsv = "." + CSV + suffix;
    for (String name : List.of(PARQUET, CSV)) {
      if (folder.exists(name)) {
        throw new FileAlreadyExistsException(name);
      }
    }
    this.isNewFolder = !folder.exists("");
    this.csv =
        new BufferedWriter(
            new OutputStreamWriter(folder.create(newCsv, false), StandardCharsets.UTF_8));
    try {
      this.parquet = new TableWriter(DiffTable.SCHEMA, folder.create(newParquet, false));
      line(DiffTable.SCHEMA.columns().stream().map(Column::name).toList());
    } catch (IOException | RuntimeException e) {
      csv.close();
      remove();
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

  /**
   * Ends both and gives them their names, or none of them.
   *
   * @throws FileAlreadyExistsException if somebody else has put one there meanwhile
   */
  public void keep() throws IOException {
    parquet.close();
    csv.close();
    folder.rename(newParquet, PARQUET);
    try {
      folder.rename(newCsv, CSV);
    } catch (IOException e) {
      folder.delete(PARQUET);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (csv) {
      parquet.close();
    } finally {
      remove();
    }
  }

  private void remove() throws IOException {
    folder.delete(newParquet);
    folder.delete(newCsv);
    if (isNewFolder && folder.names("").isEmpty()) {
      folder.delete("");
    }
  }
}
