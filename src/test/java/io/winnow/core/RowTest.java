package io.winnow.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final Schema INNER =
      Schema.of(
          "inner",
          List.of(
              Column.optional("x", ColumnType.STRING, ""),
              Column.required("y", ColumnType.INT, "")));

  private static final Schema ALL =
      Schema.of(
          "all",
          List.of(
              Column.required("text", ColumnType.STRING, ""),
              Column.optional("maybe", ColumnType.STRING, ""),
              Column.optional("int", ColumnType.INT, ""),
              Column.optional("long", ColumnType.LONG, ""),
              Column.optional("double", ColumnType.DOUBLE, ""),
              Column.optional("boolean", ColumnType.BOOLEAN, ""),
              Column.optional("time", ColumnType.TIMESTAMP, ""),
              Column.optional("bytes", ColumnType.BINARY, ""),
              Column.optional("texts", ColumnType.STRINGS, ""),
              Column.rows("rows", INNER, "")));

  private static byte[] canonical(Row row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      row.writeCanonical(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static Row.Builder least() {
    return Row.of(ALL).set("text", "").set("rows", List.of());
  }

  /** Reads the documented form: that it can be read at all shows that no two rows share it. */
  private static Row read(DataInputStream in, Schema schema) throws IOException {
    Row.Builder row = Row.of(schema);
    for (Column column : schema.columns()) {
      if (in.readByte() == 1) {
        row.set(column.name(), value(in, column));
      }
    }
    return row.build();
  }

  private static @Nullable Object value(DataInputStream in, Column column) throws IOException {
    return switch (column.type()) {
      case STRING -> text(in);
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
      case BOOLEAN -> in.readBoolean();
      case TIMESTAMP -> Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
      case BINARY -> in.readNBytes(in.readInt());
      case STRINGS -> {
        List<String> texts = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
          texts.add(text(in));
        }
        yield texts;
      }
      case ROWS -> {
        List<Row> rows = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
          rows.add(read(in, Objects.requireNonNull(column.rows())));
        }
        yield rows;
      }
    };
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void assertSame(Row expected, Row found) {
    for (int i = 0; i < expected.schema().columns().size(); i++) {
      Object a = expected.value(i);
      Object b = found.value(i);
      if (a instanceof byte[] bytes) {
        assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex((byte[]) b));
      } else if (a instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Row) {
        for (int k = 0; k < list.size(); k++) {
          assertSame((Row) list.get(k), (Row) ((List<?>) b).get(k));
        }
      } else {
        assertEquals(a, b, expected.schema().columns().get(i).name());
      }
    }
  }

  @Test
  void canonicalBytesTellEveryValueOfTheRow() throws IOException {
    RandomRows random = new RandomRows(7);
    for (int i = 0; i < 2000; i++) {
      Row row = random.row(ALL);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(canonical(row)));
      assertSame(row, read(in, ALL));
      assertEquals(-1, in.read());
    }
  }

  @Test
  void canonicalBytesAreAsDocumented() {
    Row row = Row.of(INNER).set("x", "é").set("y", 258).build();
    assertEquals(
        "01" + "00000002c3a9" + "01" + "00000102", HexFormat.of().formatHex(canonical(row)));
    Row none = Row.of(INNER).set("y", -1).build();
    assertEquals("00" + "01" + "ffffffff", HexFormat.of().formatHex(canonical(none)));
  }

  @Test
  void emptyTextIsNothingWhereThereMayBeNothing() {
    assertNull(least().set("maybe", "").build().value("maybe"));
    assertEquals("", least().build().value("text"));
  }

  @Test
  void halfASurrogatePairIsReplacedSoThatUtf8TellsAllThereIs() {
    Row half = least().set("maybe", "a\ud800").set("texts", List.of("\udc00")).build();
    assertEquals("a\ufffd", half.value("maybe"));
    assertEquals(List.of("\ufffd"), half.value("texts"));
    assertNotEquals(
        HexFormat.of().formatHex(canonical(half)),
        HexFormat.of()
            .formatHex(canonical(least().set("maybe", "a?").set("texts", List.of("?")).build())));
  }

  @Test
  void timesFarAwayHaveMicroseconds() {
    Instant far = Instant.parse("9999-12-31T23:59:59.123456789Z");
    Row row = least().set("time", far).build();
    assertEquals(Instant.parse("9999-12-31T23:59:59.123456Z"), row.value("time"));
    // date -u -d 9999-12-31T23:59:59Z +%s gives 253402300799.
    assertEquals(253_402_300_799_123_456L, Row.micros(far));
    assertEquals(-1, Row.micros(Instant.EPOCH.minusNanos(1000)));
    assertFalse(canonical(row).length == 0);
  }

  @Test
  void whatDoesNotFitTheColumnIsRefused() {
    Row.Builder row = least();
    assertThrows(IllegalArgumentException.class, () -> row.set("int", 1L));
    assertThrows(IllegalArgumentException.class, () -> row.set("texts", List.of(1)));
    assertThrows(IllegalArgumentException.class, () -> row.set("rows", List.of(least().build())));
    assertThrows(IllegalArgumentException.class, () -> row.set("nowhere", 1));
    assertThrows(IllegalStateException.class, () -> Row.of(INNER).build());
  }

  @Test
  void listsAreCopiedAndValuesNeverShown() {
    List<String> texts = new ArrayList<>(List.of("zz-secret"));
    Row row = least().set("texts", texts).build();
    texts.add("more");
    assertEquals(List.of("zz-secret"), row.value("texts"));
    assertEquals("Row of all", row.toString());
  }
}
