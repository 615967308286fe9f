package io.winnow.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.winnow.core.Column;
import io.winnow.core.ColumnType;
import io.winnow.core.RandomRows;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
  void oneRowIsTheLeafHashOfItsCanonicalBytes() {
    Row row = Row.of(SCHEMA).set("a", "x").build();
    RowDigest digest = new RowDigest();
    digest.add(row);
    // printf '\\x00\\x01\\x00\\x00\\x00\\x01x\\x00' | sha256sum
    String hash = "b78ebc5b591b80ec4f486603ef990edc772a70f0232ff6949520e14f66be0e68";
    assertEquals(hash, digest.hex());
    assertEquals(hash, digest.root(), "a tree of one leaf");
  }

  @Test
  void theRootIsThatOfTheRowsInTheirOrder() throws IOException {
    List<Row> rows = rows(100);
    RowDigest digest = new RowDigest();
    MerkleRoot root = new MerkleRoot();
    for (Row row : rows) {
      digest.add(row);
      ByteArrayOutputStream canonical = new ByteArrayOutputStream();
      row.writeCanonical(new DataOutputStream(canonical));
      root.add(canonical.toByteArray());
    }
    assertEquals(root.hex(), digest.root());
  }

  @Test
  void sumsWrapAtTwoToThe256() {
    assertEquals("0".repeat(64), RowDigest.none());
    assertEquals("0".repeat(64), RowDigest.combine("f".repeat(64), "0".repeat(63) + "1"));
    assertEquals("f".repeat(63) + "e", RowDigest.combine("f".repeat(64), "f".repeat(64)));
  }
}
