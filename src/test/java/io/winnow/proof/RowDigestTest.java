package io.winnow.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.winnow.core.Column;
import io.winnow.core.ColumnType;
import io.winnow.core.RandomRows;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowDigestTest {
  private static final Schema SCHEMA =
      Schema.of(
          "demo",
          List.of(
              Column.optional("a", ColumnType.STRING, ""),
              Column.optional("b", ColumnType.LONG, "")));

  private static String digest(List<Row> rows) {
    RowDigest digest = new RowDigest();
    rows.forEach(digest::add);
    return digest.hex();
  }

  private static List<Row> rows(int count) {
    RandomRows random = new RandomRows(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(random.row(SCHEMA));
    }
    return rows;
  }

  @Test
  void orderAndPartsDoNotMatter() {
    List<Row> rows = rows(100);
    String whole = digest(rows);
    Collections.shuffle(rows, new Random(1));
    assertEquals(whole, digest(rows));
    for (int cut : new int[] {0, 1, 50, 100}) {
      assertEquals(
          whole, RowDigest.combine(digest(rows.subList(0, cut)), digest(rows.subList(cut, 100))));
    }
  }

  @Test
  void everyRowCountsAsOftenAsItIsThere() {
    List<Row> rows = rows(10);
    String whole = digest(rows);
    rows.add(rows.get(0));
    assertNotEquals(whole, digest(rows));
    assertNotEquals(whole, digest(rows.subList(0, 9)));
  }

  @Test
  void oneRowIsTheSha256OfItsCanonicalBytes() {
    Row row = Row.of(SCHEMA).set("a", "x").build();
    // printf '\x01\x00\x00\x00\x01x\x00' | sha256sum
    assertEquals(
        "0012f1f55662497db89716f0658043ac99d199507183f2b0e45c74af8044e553", digest(List.of(row)));
  }

  @Test
  void sumsWrapAtTwoToThe256() {
    assertEquals("0".repeat(64), RowDigest.none());
    assertEquals("0".repeat(64), RowDigest.combine("f".repeat(64), "0".repeat(63) + "1"));
    assertEquals("f".repeat(63) + "e", RowDigest.combine("f".repeat(64), "f".repeat(64)));
  }
}
