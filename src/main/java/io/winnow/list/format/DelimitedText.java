package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of text: one row a line; a line that begins with {@code #} and a blank is a remark.
 *
 * <p>Each line stands for itself, so that one that is broken costs no other; and all rows must have
 * as many cells as the first.
 */
final class DelimitedText {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private final ValueKinds kinds;
  private final ListSink sink;
  private final TextLines lines;

  private DelimitedText(InputStream in, ValueKinds kinds, ListSink sink) {
    this.kinds = kinds;
    this.sink = sink;
    this.lines = new TextLines(in, StandardCharsets.UTF_8, sink);
  }

  /**
   * Reads a list.
   *
   * @param separator of cells, or empty if the first line is to show whether it is comma, tab or
   *     semicolon
   */
  static void read(
      InputStream in,
      Optional<Character> separator,
      Map<String, String> columns,
      ValueKinds kinds,
      ListSink sink)
      throws IOException {
    new DelimitedText(in, kinds, sink).read(separator, columns);
  }

  private void read(Optional<Character> separator, Map<String, String> columns) throws IOException {
    HeaderBlock header = HeaderBlock.read(lines, sink);
    Optional<DeclaredColumns> declared = DeclaredColumns.read(columns, kinds, sink);
    if (header.first() == null || declared.isEmpty()) {
      return;
    }
    char cut =
        separator.orElseGet(() -> separatorOf(header.value("columns").orElse(header.first())));
    Cells row = new Cells(cut);
    Optional<String> names = header.value("columns");
    boolean numbered =
        !declared.get().isEmpty()
            && declared.get().roles().keySet().stream().allMatch(c -> NUMBER.matcher(c).matches());
    Optional<ColumnPlan> plan;
    if (names.isPresent() && !numbered) {
      plan =
          ColumnPlan.named(
              Arrays.stream(names.get().split("[,;\\t]", -1)).map(String::strip).toList(),
              declared.get(),
              kinds,
              header.line("columns"),
              sink);
    } else {
      plan = firstRow(row, header.first(), declared.get(), numbered);
    }
    if (plan.isPresent()) {
      RowReader reader =
          new RowReader(plan.get(), new EntryFields(sink, kinds, declared.get().status()), sink);
      rows(reader, row, names.isPresent() || numbered ? header.first() : lines.next());
    }
  }

  private void rows(RowReader reader, Cells row, @Nullable String first) throws IOException {
    for (String line = first; line != null; line = lines.next()) {
      if (!line.isBlank() && !HeaderBlock.isRemark(line)) {
        Optional<String> fault = row.fill(line);
        if (fault.isPresent()) {
          sink.malformed(lines.number(), 0, fault.get());
        } else {
          reader.read(row, lines.number());
        }
      }
    }
  }

  /** The plan that the first row shows, by its names or by how many cells it has. */
  private Optional<ColumnPlan> firstRow(
      Cells row, String first, DeclaredColumns declared, boolean numbered) {
    int line = lines.number();
    Optional<String> fault = row.fill(first);
    if (fault.isPresent()) {
      sink.malformed(line, 0, fault.get());
      return Optional.empty();
    }
    if (numbered) {
      return ColumnPlan.numbered(declared, kinds, row.size(), sink);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      names.add(row.cell(i));
      if (!ValueText.candidates(row.cell(i)).isEmpty()) {
        sink.malformed(
            line,
            row.column(i),
            "this is an entry where the names of the columns should be; name them in the first row,"
                + " in a line `# columns: …` or, by number, in `columns`");
        return Optional.empty();
      }
    }
    return ColumnPlan.named(names, declared, kinds, line, sink);
  }

  /** Spreadsheets of half the world write semicolons. */
  private static char separatorOf(@Nullable String line) {
    for (char separator : new char[] {',', '\t', ';'}) {
      if (line != null && line.indexOf(separator) >= 0) {
        return separator;
      }
    }
    return ',';
  }
}
