package io.winnow.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Column;
import io.winnow.core.ColumnType;
import io.winnow.core.RandomRows;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.proof.RowDigest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  @TempDir Path folder;

  static Stream<Schema> schemas() {
    return Tables.ALL.stream();
  }

  static Path write(Path file, Schema schema, List<Row> rows) throws IOException {
    try (TableWriter writer = new TableWriter(schema, Files.newOutputStream(file))) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
    return file;
  }

  private static List<Row> read(Path file, Schema schema) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = new TableReader(schema, FileChannel.open(file))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
      assertNull(reader.next());
    }
    return rows;
  }

  private static String digest(Row row) {
    RowDigest digest = new RowDigest();
    digest.add(row);
    return digest.hex();
  }

  static List<Row> rows(Schema schema, int count) {
    RandomRows random = new RandomRows(schema.name().hashCode());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(random.row(schema));
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyRowComesBackAsItWentInAndInOrder(Schema schema) throws IOException {
    List<Row> rows = rows(schema, 500);
    List<Row> back = read(write(folder.resolve("t.parquet"), schema, rows), schema);
    assertEquals(
        rows.stream().map(TablesTest::digest).toList(),
        back.stream().map(TablesTest::digest).toList());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aTableMayBeEmpty(Schema schema) throws IOException {
    assertEquals(List.of(), read(write(folder.resolve("t.parquet"), schema, List.of()), schema));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theSameRowsGiveTheSameBytes(Schema schema) throws IOException {
    byte[] once = Files.readAllBytes(write(folder.resolve("a"), schema, rows(schema, 50)));
    byte[] again = Files.readAllBytes(write(folder.resolve("b"), schema, rows(schema, 50)));
    org.junit.jupiter.api.Assertions.assertArrayEquals(once, again);
  }

  @Test
  void aTableOfOtherColumnsIsNotRead() throws IOException {
    Path file = write(folder.resolve("t"), Tables.LEDGER, rows(Tables.LEDGER, 3));
    assertThrows(Exception.class, () -> read(file, Tables.EVIDENCE));
  }

  @Test
  void aFileThatWasCutIsNotRead() throws IOException {
    Path file = write(folder.resolve("t"), Tables.LEDGER, rows(Tables.LEDGER, 30));
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 4, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      assertThrows(Exception.class, () -> read(file, Tables.LEDGER));
    }
  }

  /** What a reviewer may see cannot be added by mistake. */
  @Test
  void theLedgerHasNoColumnForContentOrRawHashes() {
    Set<String> forbidden =
        Set.of("content", "text", "title", "md5", "sha1", "sha256", "pdq", "entry_id", "distance");
    Set<String> found = new TreeSet<>();
    for (Schema schema : List.of(Tables.LEDGER, Tables.FINDINGS)) {
      for (Column column : schema.columns()) {
        assertTrue(column.type() != ColumnType.BINARY, column::name);
        if (forbidden.contains(column.name())) {
          found.add(column.name());
        }
      }
    }
    assertEquals(Set.of(), found);
  }
}
