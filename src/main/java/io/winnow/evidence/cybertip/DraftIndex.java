package io.winnow.evidence.cybertip;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.winnow.table.SafeCell;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code index.csv}: a row for each hit, with where it lies and which files are its draft. */
final class DraftIndex implements Closeable {
  private static final List<String> COLUMNS =
      List.of(
          "report",
          "file",
          "kind",
          "basis",
          "lacks",
          "item_token",
          "item_id",
          "host",
          "captured_at",
          "shard_location",
          "offset",
          "length",
          "lists",
          "list_versions",
          "algorithms",
          "distances");

  private final CsvWriter csv;

  /**
   * Begins an index.
   *
   * @param out closed with it
   */
  DraftIndex(OutputStream out) {
    this.csv =
        CsvWriter.builder()
            .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    csv.writeRecord(COLUMNS);
  }

  void add(String report, String file, Hit hit) {
    csv.writeRecord(
        List.of(
            report,
            file,
            hit.isExact() ? "exact" : "near",
            hit.basis().id(),
            hit.lacks().stream().map(Lack::words).collect(Collectors.joining("; ")),
            cell(hit.text("item_token")),
            cell(hit.text("item_id")),
            cell(hit.host().orElse("")),
            hit.capturedAt().map(Object::toString).orElse(""),
            cell(hit.text("shard_location")),
            SafeCell.of(hit.offset()),
            SafeCell.of(hit.length()),
            all(hit, Match::listId),
            all(hit, Match::listVersion),
            all(hit, Match::algorithm),
            all(hit, match -> Integer.toString(match.distance()))));
  }

  /** One for each match, in the order of the draft. */
  private static String all(Hit hit, Function<Match, String> fact) {
    return cell(hit.matches().stream().map(fact).collect(Collectors.joining("; ")));
  }

  private static String cell(String raw) {
    return SafeCell.of(HitNotes.fact(raw));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
