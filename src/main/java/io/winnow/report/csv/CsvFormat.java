package io.winnow.report.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.winnow.core.Column;
import io.winnow.core.ColumnType;
import io.winnow.core.Problem;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.run.RunDirectory;
import io.winnow.table.SafeCell;
import io.winnow.table.Tables;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Every row and column of the ledger as CSV: RFC 4180, UTF-8, a head line, unit after unit in the
 * order of their keys. Cells are {@link SafeCell}s; the findings of a row are compact JSON in one.
 */
public final class CsvFormat implements ReportFormat {
  private static final List<Column> COLUMNS = Tables.LEDGER.columns();

  /** Rows between two reports of progress. */
  private static final int STEP = 10_000;

  private static final int BUFFER = 1 << 16;

  private final RunDirectory directory;
  private final boolean gzip;
  private final RowProgress progress;

  /**
   * The format.
   *
   * @param directory the run whose ledger is read
   * @param gzip whether the file is compressed
   * @param progress is told how far it has come
   */
  public CsvFormat(RunDirectory directory, boolean gzip, RowProgress progress) {
    this.directory = directory;
    this.gzip = gzip;
    this.progress = progress;
  }

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public List<Problem> problems(ReportData data) {
    return List.of();
  }

  @Override
  public void write(ReportData data, OutputStream out) throws IOException {
    // Writers of fastcsv and gzip end their streams by closing them, which is the caller's to do.
    OutputStream shielded = new Unclosed(out);
    OutputStream bytes = gzip ? new GZIPOutputStream(shielded, BUFFER) : shielded;
    try (Writer text =
            new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER);
        CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS.stream().map(Column::name).toArray(String[]::new));
      rows(csv, new LedgerFiles(directory, data.run().manifest()));
    }
  }

  private void rows(CsvWriter csv, LedgerFiles ledger) throws IOException {
    long[] done = {0};
    for (TableFile file : ledger.files()) {
      ledger.read(
          file,
          row -> {
            csv.writeRecord(cells(row));
            done[0]++;
            if (done[0] % STEP == 0) {
              progress.rows(done[0], ledger.rows());
            }
          });
    }
    progress.rows(done[0], ledger.rows());
  }

  static String[] cells(Row row) {
    String[] cells = new String[COLUMNS.size()];
    for (int i = 0; i < cells.length; i++) {
      Object value = row.value(i);
      cells[i] =
          COLUMNS.get(i).type() == ColumnType.ROWS
              ? FindingsCell.of((List<?>) value)
              : SafeCell.of(value);
    }
    return cells;
  }

  /** Flushed at its end, not closed. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
