package io.winnow.report.transparency;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.winnow.summary.Cell;
import io.winnow.table.SafeCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The cells as CSV, one a line; what the JSON says beside them is not in it. */
public final class TransparencyCsv {
  private TransparencyCsv() {}

  /** UTF-8, with a head line. */
  public static byte[] of(Transparency figures) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("runs", "category", "detection", "decision", "media_type", "rows");
      rows(csv, "complete", figures.complete());
      rows(csv, "incomplete", figures.incomplete());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // It is written to memory.
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void rows(CsvWriter csv, String runs, Counts counts) {
    for (Cell cell : counts.cells()) {
      csv.writeRecord(
          runs,
          SafeCell.of(cell.category()),
          SafeCell.of(cell.detection()),
          SafeCell.of(cell.decision()),
          SafeCell.of(cell.mediaType()),
          SafeCell.of(cell.rows()));
    }
    other(csv, runs, "excluded", counts.otherExcluded());
    other(csv, runs, "flagged", counts.otherFlagged());
  }

  /** Rows of cells that were too many to be told apart. */
  private static void other(CsvWriter csv, String runs, String decision, long rows) {
    if (rows > 0) {
      csv.writeRecord(runs, "(other)", "(other)", decision, "(other)", SafeCell.of(rows));
    }
  }
}
