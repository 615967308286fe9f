package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import io.winnow.core.Row;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.run.Manifest;
import io.winnow.run.RunBusyException;
import io.winnow.table.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pre-screens of the sample shards' own index. */
class PrescreenIT {
  @TempDir Path folder;

  @Test
  void whatIsListedIsFoundAndNothingElse() throws Exception {
    Planted planted = new Planted(folder.resolve("place"));
    CleanResult result = planted.prescreen(planted.found(), CleanRequest.Existing.REFUSE);
    Runs.verified(planted.found());
    Tally tally = result.manifest().tally();
    assertEquals(planted.records().size(), tally.records());
    // An allow-list excuses one of a custom list: it is flagged, and read like any other.
    assertEquals(tally.captures(), tally.count(Verdict.EXCLUDED) + tally.count(Verdict.FLAGGED));

    Set<String> places = new TreeSet<>();
    for (Row row : Rows.of(planted.found(), Tables.SKIP)) {
      places.add(row.text("warc_filename") + " " + row.value("offset") + " " + row.value("length"));
    }
    for (var record : planted.bySha1()) {
      assertTrue(
          places.contains(
              Crawl.FOLDER
                  + record.id().shard()
                  + " "
                  + record.id().offset()
                  + " "
                  + record.length()));
    }
    assertEquals(tally.count(Verdict.EXCLUDED), places.size());
    assertEquals(tally.itemCount(), Rows.of(planted.found(), Tables.LEDGER).size());
    for (Row row : Rows.of(planted.found(), Tables.LEDGER)) {
      assertEquals("list-match", row.text("reason"));
      assertEquals("other", row.text("item_kind"));
      if ("zz-bytes".equals(row.text("rule_id"))) {
        assertNull(row.text("url"));
        assertNull(row.text("shard"));
        assertNull(row.value("offset"));
      }
    }
    Row evidence =
        Rows.of(planted.found(), Tables.EVIDENCE).stream()
            .filter(row -> "zz-known-0".equals(row.text("entry_id")))
            .findFirst()
            .orElseThrow();
    assertEquals(planted.bySha1().get(0).url(), evidence.text("url"));
    assertEquals(Crawl.sha1(planted.bySha1().get(0)).hex(), evidence.text("sha1"));
    assertNull(evidence.text("md5"));
    assertEquals(true, evidence.value("alongside"));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(planted.found().resolve("skip"))));
    for (String name : Runs.files(planted.found(), "skip")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(planted.found().resolve("skip").resolve(name))));
    }
  }

  @Test
  void aBrokenIndexFileIsNamedAndTheRestIsDoneAndResumed() throws Exception {
    Planted planted = new Planted(folder.resolve("place"));
    planted.prescreen(planted.found(), CleanRequest.Existing.REFUSE);
    Runs.Sum expected = Runs.verified(planted.found());

    Path broken = planted.index().resolve("part-00002.c000.gz.parquet");
    byte[] sound = Files.readAllBytes(broken);
    FileTime time = Files.getLastModifiedTime(broken);
    byte[] bytes = sound.clone();
    java.util.Arrays.fill(bytes, 100, 400, (byte) 0x5a);
    Files.write(broken, bytes);
    Files.setLastModifiedTime(broken, time);
    Path out = planted.place().out("broken");
    Manifest manifest = planted.prescreen(out, CleanRequest.Existing.REFUSE).manifest();
    Runs.held(out);
    assertEquals(Manifest.State.INCOMPLETE, manifest.state());
    assertEquals(3, manifest.unitsDone());
    String why = manifest.failed().get(0).why();
    assertTrue(why.startsWith("part-00002.c000.gz.parquet cannot be read as Parquet"), why);

    RunBusyException refused =
        assertThrows(
            RunBusyException.class, () -> planted.prescreen(out, CleanRequest.Existing.OVERWRITE));
    assertTrue(refused.getMessage().contains("--overwrite never deletes"), refused::getMessage);

    Files.write(broken, sound);
    Files.setLastModifiedTime(broken, time);
    assertEquals(3, planted.prescreen(out, CleanRequest.Existing.RESUME).resumedUnits());
    assertEquals(expected, Runs.verified(out));
  }

  @Test
  void aCleanRunNeverReadsWhatWasFound() throws Exception {
    Planted planted = new Planted(folder.resolve("place"));
    planted.prescreen(planted.found(), CleanRequest.Existing.REFUSE);
    Path all = planted.place().out("all");
    planted.clean(planted.place().policy(), all);
    Path skipped = planted.place().out("skipped");
    Manifest manifest = planted.clean(planted.skipping(), skipped).manifest();
    Runs.Sum sum = Runs.verified(skipped);

    List<Row> found = Rows.of(planted.found(), Tables.SKIP);
    assertEquals(found.size(), manifest.tally().prescreened());
    for (String table : List.of("images", "documents")) {
      assertEquals(Runs.verified(all).rows().get(table), sum.rows().get(table), table);
    }
    assertEquals(verdicts(all), verdicts(skipped), "the same items, with the same verdicts");
    assertEquals(
        Runs.manifest(all).tally().records(), manifest.tally().records(), "nothing is lost");
    for (Row row : Rows.of(skipped, Tables.LEDGER)) {
      if ("prescreened".equals(row.text("reason")) && "known".equals(row.text("class"))) {
        assertNull(row.text("shard"));
        assertNull(row.value("offset"));
        assertNotNull(row.text("entry_token"));
      }
    }

    // Garbage where they lie: the same rows, so nobody looked.
    for (Row row : found) {
      String name = Objects.requireNonNull(row.text("warc_filename"));
      Path shard = planted.place().shards().resolve(name.substring(name.lastIndexOf('/') + 1));
      FileTime time = Files.getLastModifiedTime(shard);
      byte[] bytes = Files.readAllBytes(shard);
      long offset = (Long) Objects.requireNonNull(row.value("offset"));
      long length = (Long) Objects.requireNonNull(row.value("length"));
      java.util.Arrays.fill(bytes, (int) offset, (int) (offset + length), (byte) 0xa5);
      Files.write(shard, bytes);
      Files.setLastModifiedTime(shard, time);
    }
    Path garbage = planted.place().out("garbage");
    planted.clean(planted.skipping(), garbage);
    assertEquals(sum, Runs.verified(garbage));
    Path unskipped = planted.place().out("unskipped");
    planted.clean(planted.place().policy(), unskipped);
    assertNotEquals(0, Runs.manifest(unskipped).tally().unreadable(), "it is garbage");
  }

  @Test
  void anIndexOfOtherShardsFailsThemAndTheRestGoesOn() throws Exception {
    Planted planted = new Planted(folder.resolve("place"));
    planted.prescreen(planted.found(), CleanRequest.Existing.REFUSE);
    // The same shard as another crawler would have written it: all offsets differ.
    Path shard = planted.place().shards().resolve(planted.bySha1().get(0).id().shard());
    byte[] bytes = Files.readAllBytes(shard);
    long first =
        planted.records().stream()
            .filter(r -> r.id().shard().equals(shard.getFileName().toString()))
            .findFirst()
            .orElseThrow()
            .id()
            .offset();
    Files.write(shard, java.util.Arrays.copyOfRange(bytes, (int) first, bytes.length));
    Path out = planted.place().out("out");
    Manifest manifest = planted.clean(planted.skipping(), out).manifest();
    Runs.held(out);
    assertEquals(Manifest.State.INCOMPLETE, manifest.state());
    assertEquals(1, manifest.failed().size());
    String why = manifest.failed().get(0).why();
    assertTrue(why.contains("are not whole records of it"), why);
  }

  @Test
  void whatHasChangedSinceThePreScreenIsRefused() throws Exception {
    Planted planted = new Planted(folder.resolve("place"));
    planted.prescreen(planted.found(), CleanRequest.Existing.REFUSE);
    Path file = planted.found().resolve("skip").resolve(Runs.files(planted.found(), "skip").get(0));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    ProblemsException refused =
        assertThrows(
            ProblemsException.class,
            () -> planted.clean(planted.skipping(), planted.place().out("out")));
    assertTrue(
        refused.getMessage().contains("skip: pre is not what the pre-screen wrote"),
        refused::getMessage);
  }

  private static Set<String> verdicts(Path out) throws Exception {
    Set<String> verdicts = new TreeSet<>();
    for (Row row : Rows.of(out, Tables.LEDGER)) {
      verdicts.add(row.text("item_token") + " " + row.text("verdict") + " " + row.text("class"));
    }
    return verdicts;
  }
}
