package io.winnow.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.table.Tables;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowDecoderTest {
  private static final Schema ROW =
      Schema.of(
          "row",
          List.of(
              Column.required("text", ColumnType.STRING, ""),
              Column.optional("maybe", ColumnType.STRING, ""),
              Column.optional("flag", ColumnType.BOOLEAN, ""),
              Column.optional("time", ColumnType.TIMESTAMP, "")));

  static List<Schema> tables() {
    return Tables.ALL;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyRowOfEveryTableComesBackFromItsBytes(Schema table) {
    RandomRows random = new RandomRows(3);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = random.row(table).canonical();
      assertArrayEquals(bytes, RowDecoder.decode(table, bytes).canonical());
    }
  }

  /** A flipped bit is another row, or none; never the same. */
  @Test
  void noTwoBytesAreTheSameRow() {
    RandomRows random = new RandomRows(4);
    for (int i = 0; i < 5; i++) {
      byte[] bytes = random.row(Tables.LEDGER).canonical();
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        try {
          byte[] again = RowDecoder.decode(Tables.LEDGER, flipped).canonical();
          assertArrayEquals(flipped, again);
          assertFalse(Arrays.equals(bytes, again));
        } catch (IllegalArgumentException e) {
          assertTrue(String.valueOf(e.getMessage()).endsWith("of a row of ledger"));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "00000000", // a required column is null
        "01000000016100000000", // a byte too many
        "0100000001610000", // cut
        "01000000016102000000", // neither null nor there
        "010000000161010000000000" + "00", // empty text where that is null
        "0100000001ff000000", // not UTF-8
        "0100000003eda080000000", // half a surrogate pair
        "01ffffffff000000", // a negative length
        "017fffffff000000", // longer than there is
        "0100000001610001020000", // a truth that is 2
        "01000000016100000180000000000000", // a time that is cut
        "010000000161000001" + "8000000000000000" // a time before all others
      })
  void whatNoRowWritesIsRefused(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThrows(IllegalArgumentException.class, () -> RowDecoder.decode(ROW, bytes));
  }

  @Test
  void theSoundOneAmongThemIsRead() {
    byte[] bytes = HexFormat.of().parseHex("01000000016100010100");
    Row row = RowDecoder.decode(ROW, bytes);
    assertTrue("a".equals(row.text("text")) && Boolean.TRUE.equals(row.value("flag")));
  }
}
