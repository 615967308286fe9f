package io.winnow.report.transparency;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.winnow.report.Figures;
import io.winnow.summary.Cell;
import io.winnow.table.SafeCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The cells as CSV, one a line, and what keeps their sums from being what they seem; what else the
 * JSON says beside them is not in it.
 */
public final class TransparencyCsv {
  private TransparencyCsv() {}

  /** UTF-8, with a head line. */
  public static byte[] of(Transparency figures) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("runs", "category", "detection", "decision", "review", "media_type", "rows");
      rows(csv, "complete", figures.complete());
      rows(csv, "incomplete", figures.incomplete());
      warnings(csv, figures);
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
          SafeCell.of(cell.review()),
          SafeCell.of(cell.mediaType()),
          SafeCell.of(cell.rows()));
    }
    other(csv, runs, "excluded", counts.otherExcluded());
    other(csv, runs, "flagged", counts.otherFlagged());
  }

  /**
   * Sentences in the place of a category. There is no number in the last column: it may be summed.
   */
  private static void warnings(CsvWriter csv, Transparency figures) {
    if (figures.repeatedShards() > 0) {
      warning(
          csv,
          Figures.count(figures.repeatedShards(), "shard was", "shards were")
              + " cleaned by more than one of these runs; the rows count once for each run");
    }
    if (figures.leftOut() > 0) {
      warning(
          csv,
          Figures.count(figures.leftOut(), "run is", "runs are")
              + " left out of the precision in the JSON; a later run has cleaned the same shards");
    }
  }

  private static void warning(CsvWriter csv, String sentence) {
    csv.writeRecord("warning", sentence, "", "", "", "", "");
  }

  /** Rows of cells that were too many to be told apart. */
  private static void other(CsvWriter csv, String runs, String decision, long rows) {
    if (rows > 0) {
      csv.writeRecord(
          runs, "(other)", "(other)", decision, "(other)", "(other)", SafeCell.of(rows));
    }
  }
}
