package io.winnow.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Finding;
import io.winnow.core.FindingClass;
import io.winnow.core.Reason;
import io.winnow.core.Row;
import io.winnow.run.Store;
import io.winnow.table.TableWriter;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exclusion files: read whole, or refused. */
class SkipSetTest {
  @TempDir Path folder;

  @Test
  void recordsOfAllFilesAreFoundByShardAndOffset() throws Exception {
    write("b.parquet", row("x.warc.gz", 100, UnaryOperator.identity()));
    write(
        "a.parquet",
        row("x.warc.gz", 20, UnaryOperator.identity()),
        row("y.warc.gz", 0, UnaryOperator.identity()));
    SkipSet set = read("b.parquet", "a.parquet");
    assertEquals(3, set.records());
    assertEquals(Set.of("x.warc.gz", "y.warc.gz"), set.shards());
    assertEquals(10, set.of("x.warc.gz").ranges().lengthAt(20));
    assertEquals(2, set.of("x.warc.gz").ranges().count());
    assertTrue(set.of("z.warc.gz").ranges().isEmpty());
    Finding finding = set.of("y.warc.gz").findingAt(0);
    assertEquals(FindingClass.KNOWN, finding.findingClass());
    assertEquals(Reason.PRESCREENED, finding.reason());
    assertTrue(finding.isConfidential());
    assertThrows(IllegalStateException.class, () -> set.of("y.warc.gz").findingAt(1));
    assertFalse(set.toString().contains("x.warc.gz"));
  }

  @Test
  void theDigestIsThatOfWhatSha256sumPrints() throws Exception {
    write("b.parquet", row("x.warc.gz", 100, UnaryOperator.identity()));
    write("a.parquet", row("y.warc.gz", 100, UnaryOperator.identity()));
    StringBuilder lines = new StringBuilder();
    for (String name : List.of("a.parquet", "b.parquet")) {
      lines.append(sha256(Files.readAllBytes(folder.resolve(name)))).append("  ");
      lines.append(name).append('\n');
    }
    String expected = sha256(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(expected, read("b.parquet", "a.parquet").sha256());
  }

  @Test
  void ofTwoFindsOfOneRecordTheStrongerCounts() throws Exception {
    UnaryOperator<Row.Builder> custom =
        row ->
            row.set("class", "policy")
                .set("purpose", "custom")
                .set("confidential", false)
                .set("rule_id", "weaker");
    write("a.parquet", row("x.warc.gz", 5, custom), row("x.warc.gz", 5, UnaryOperator.identity()));
    Finding finding = read("a.parquet").of("x.warc.gz").findingAt(5);
    assertEquals("bytes", finding.ruleId());
    assertTrue(finding.isConfidential());
  }

  @Test
  void whatNoPreScreenWritesIsRefused() throws Exception {
    refused(row("x.warc.gz", 100, row -> row.set("class", "policy")));
    refused(row("x.warc.gz", 100, row -> row.set("purpose", "allow")));
    refused(row("x.warc.gz", 100, row -> row.set("purpose", "zz-none")));
    refused(row("x.warc.gz", 100, row -> row.set("length", 0L)));
    refused(row("x.warc.gz", -1, UnaryOperator.identity()));
    refused(
        row("x.warc.gz", 100, UnaryOperator.identity()),
        row("x.warc.gz", 105, UnaryOperator.identity()));
    refused(
        row("x.warc.gz", 100, UnaryOperator.identity()),
        row("x.warc.gz", 100, r -> r.set("length", 11L)));
    Files.writeString(folder.resolve("text.parquet"), "zz-listed");
    assertThrows(IOException.class, () -> read("text.parquet"));
  }

  private void refused(Row... rows) throws IOException {
    write("bad.parquet", rows);
    IOException e = assertThrows(IOException.class, () -> read("bad.parquet"));
    assertFalse(String.valueOf(e.getMessage()).contains("x.warc.gz"), e.getMessage());
  }

  private static Row row(String shard, long offset, UnaryOperator<Row.Builder> change) {
    return change
        .apply(
            Row.of(Tables.SKIP)
                .set("warc_filename", shard)
                .set("offset", offset)
                .set("length", 10L)
                .set("item_token", "t")
                .set("rule_id", "bytes")
                .set("class", "known")
                .set("purpose", "csam")
                .set("confidential", true)
                .set("list_id", "l")
                .set("list_version", "1")
                .set("entry_id", "zz-entry")
                .set("algorithm", "sha1")
                .set("alongside", true))
        .build();
  }

  private void write(String name, Row... rows) throws IOException {
    try (TableWriter writer =
        new TableWriter(Tables.SKIP, Files.newOutputStream(folder.resolve(name)))) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
  }

  private SkipSet read(String... names) throws IOException {
    return SkipSet.read(Store.at(folder.toString(), new Configuration(false)), List.of(names));
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of()
        .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
