package io.winnow.list.format;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.winnow.spi.ListSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a table of text: RFC 4180 with comment lines.
 *
 * <p>Stricter than the RFC in two ways, since a stray quote could swallow half a list in silence: a
 * quoted cell must end on its line, and all rows have as many cells as the first.
 */
final class DelimitedText {
  private static final int LARGEST_ROW = 1 << 20;
  private static final Pattern NUMBER = Pattern.compile("\\s*[0-9]{1,4}\\s*");

  private DelimitedText() {}

  /**
   * Reads a list.
   *
   * @param separator of cells, or empty if the first line is to show whether it is comma, tab or
   *     semicolon
   */
  static void read(
      InputStream in, Optional<Character> separator, Map<String, String> columns, ListSink sink)
      throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 17);
    HeaderBlock header = HeaderBlock.read(reader, sink);
    if (header.firstLine().isEmpty() || !knownRoles(columns, sink)) {
      return;
    }
    CsvRow row = new CsvRow();
    Iterator<CsvRow> rows =
        CsvReader.builder()
            .fieldSeparator(separator.orElseGet(() -> separatorOf(header)))
            .commentStrategy(CommentStrategy.SKIP)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(LARGEST_ROW)
            .build(row, reader)
            .iterator();
    try {
      readRows(rows, header, columns, sink);
    } catch (CsvParseException e) {
      // Its message may quote what stands there.
      sink.malformed(
          header.lines() + Math.max(1, row.line()),
          0,
          "this row or the next is no row of a table: a stray quote, or over %,d characters"
              .formatted(LARGEST_ROW));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void readRows(
      Iterator<CsvRow> rows, HeaderBlock header, Map<String, String> columns, ListSink sink) {
    if (!rows.hasNext()) {
      return;
    }
    CsvRow row = rows.next();
    int width;
    Optional<ColumnPlan> plan;
    boolean firstIsEntry = true;
    if (!columns.isEmpty()
        && columns.values().stream().allMatch(c -> NUMBER.matcher(c).matches())) {
      width = row.size();
      plan = ColumnPlan.numbered(columns, width, sink);
    } else if (header.columns().isPresent()) {
      List<String> names =
          Arrays.stream(header.columns().get().split("[,;\\t]", -1)).map(String::strip).toList();
      width = names.size();
      plan = ColumnPlan.named(names, columns, header.columnsLine(), sink);
    } else {
      firstIsEntry = false;
      width = row.size();
      plan = namedByRow(row, header.lines(), columns, sink);
    }
    if (plan.isEmpty()) {
      return;
    }
    RowReader reader = new RowReader(plan.get(), width, header.lines(), sink);
    if (firstIsEntry) {
      reader.read(row);
    }
    while (rows.hasNext()) {
      reader.read(rows.next());
    }
  }

  private static Optional<ColumnPlan> namedByRow(
      CsvRow row, int linesBefore, Map<String, String> columns, ListSink sink) {
    int line = linesBefore + row.line();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      names.add(row.cell(i));
      if (!ValueText.candidates(row.cell(i)).isEmpty()) {
        sink.malformed(
            line,
            row.column(i),
            "this is an entry where the names of the columns should be; name them in the first row,"
                + " in a line `# columns: …` or, by number, in the policy's `columns`");
        return Optional.empty();
      }
    }
    return ColumnPlan.named(names, columns, line, sink);
  }

  private static boolean knownRoles(Map<String, String> columns, ListSink sink) {
    for (String role : columns.keySet()) {
      if (!Words.isRole(role)) {
        sink.malformed(
            0,
            0,
            "the policy's `columns` has %s, which is none of %s"
                .formatted(role, String.join(", ", Words.ROLES.stream().sorted().toList())));
        return false;
      }
    }
    return true;
  }

  /** Spreadsheets of half the world write semicolons. */
  private static char separatorOf(HeaderBlock header) {
    String line = header.columns().or(header::firstLine).orElse("");
    if (line.indexOf(',') >= 0) {
      return ',';
    }
    if (line.indexOf('\t') >= 0) {
      return '\t';
    }
    return line.indexOf(';') >= 0 ? ';' : ',';
  }
}
