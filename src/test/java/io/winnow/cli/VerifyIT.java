package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.Row;
import io.winnow.run.RunDirectory;
import io.winnow.schema.SchemaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One real run; then everything that may be done to it behind its back. */
class VerifyIT {
  @TempDir static Path home;
  private static Path original;
  private static Winnow cleaned;

  @TempDir Path folder;
  private Tampering copy;

  @BeforeAll
  static void clean() {
    original = home.resolve("run");
    cleaned = go("--json", "--list-state", home.resolve("state").toString());
    assertEquals(0, cleaned.code(), cleaned.err());
  }

  private static Winnow go(String... more) {
    List<String> arguments = new ArrayList<>(List.of("clean", Winnow.SHARDS, "-p", Winnow.POLICY));
    arguments.addAll(List.of("--token-key", Winnow.KEY, "-o", original.toString()));
    arguments.addAll(List.of(more));
    return Winnow.run(arguments.toArray(String[]::new));
  }

  @BeforeEach
  void copyIt() throws IOException {
    copy = new Tampering(original, folder.resolve("moved"));
  }

  @Test
  void aRunHoldsWhereItIsAndWhereItWasMoved() throws IOException {
    for (Path run : List.of(original, copy.run)) {
      Winnow verified = Winnow.run("verify", run.toString(), "--json");
      assertEquals(0, verified.code(), verified.out());
      JsonNode json = new ObjectMapper().readTree(verified.out());
      assertEquals(3, json.get("units").asInt());
      assertTrue(json.get("faults").isEmpty());
    }
    assertEquals("", cleaned.err());
    assertEquals("COMPLETE", new ObjectMapper().readTree(cleaned.out()).get("state").asText());
    assertEquals(4, Files.readString(home.resolve("state")).lines().count(), "lists remembered");
  }

  @Test
  void everySampleEndsAsItsMakerMeantItTo() {
    Winnow asMeant =
        Winnow.run(
            "verify",
            original.toString(),
            "--expect",
            "sample-data/expected.json",
            "--token-key",
            Winnow.KEY,
            "--why",
            "a test");
    assertEquals(0, asMeant.code(), asMeant.out());
    assertTrue(asMeant.out().contains("as sample-data/expected.json says: yes"), asMeant.out());
  }

  @Test
  void aSignatureTellsWhoVouchesForTheRunAndWhatWasAlteredSince() throws IOException {
    String run = copy.run.toString();
    String key = folder.resolve("sign.key").toString();
    String other = folder.resolve("other.key").toString();
    assertEquals(0, Winnow.run("keys", "new", "--signing", key).code());
    assertEquals(0, Winnow.run("keys", "new", "--signing", other).code());
    assertEquals(6, Winnow.run("verify", run, "--key", key + ".pub").code(), "not signed yet");
    Winnow signed = Winnow.run("sign", run, "--key", key);
    assertEquals(0, signed.code(), signed.err());
    assertFalse(signed.out().contains("replaced"), signed.out());
    verifies(0, "the run is complete and authenticated", run, "--key", key + ".pub");
    verifies(0, "the run is complete and signed, unauthenticated", run);
    Winnow again = Winnow.run("sign", run, "--key", key);
    assertTrue(again.out().contains("; the signature that was there is replaced"), again.out());
    verifies(6, "changed: the run is not signed with the key", run, "--key", other + ".pub");
    copy.edit(copy.meta("run.json"), "\"started\" : \"20", "\"started\" : \"19");
    verifies(6, "are not those that were signed", run, "--key", key + ".pub");
    verifies(6, "are not those that were signed", run);
    Winnow.run("sign", run, "--key", other, "--public-key", key + ".pub")
        .refuses(2, "is not the public half");
  }

  @Test
  void aRunThatDoesNotVerifyIsNotSigned() throws IOException {
    String key = folder.resolve("sign.key").toString();
    Winnow.run("keys", "new", "--signing", key);
    Files.delete(copy.table("ledger"));
    Winnow signed = Winnow.run("sign", copy.run.toString(), "--key", key);
    assertEquals(6, signed.code());
    assertTrue(signed.out().contains("not signed: the run does not verify"), signed.out());
    assertFalse(Files.exists(copy.meta("run.dsse.json")));
  }

  /**
   * Who rewrites rows and mends receipts, manifest, digests and roots with them leaves a run in
   * which everything fits: all there is against it is a signature, and a key to check it with.
   */
  @Test
  void aForgerWhoMendsEverythingIsCaughtByTheSignatureAlone() throws IOException {
    String run = copy.run.toString();
    String key = folder.resolve("sign.key").toString();
    Winnow.run("keys", "new", "--signing", key);
    assertEquals(0, Winnow.run("sign", run, "--key", key).code());
    new Forger(copy)
        .rewrite(
            "ledger",
            rows -> {
              rows.set(0, relabelled(rows.get(0)));
              java.util.Collections.swap(rows, 1, 2);
              return rows;
            });
    verifies(6, "are not those that were signed", run, "--key", key + ".pub");
    verifies(6, "are not those that were signed", run);
    // He takes the signature away, or puts his own in its place.
    Files.delete(copy.meta("run.dsse.json"));
    verifies(0, "the run is complete and unsigned, unauthenticated", run);
    verifies(6, "missing: the run is not signed", run, "--key", key + ".pub");
    String his = folder.resolve("his.key").toString();
    Winnow.run("keys", "new", "--signing", his);
    assertEquals(0, Winnow.run("sign", run, "--key", his).code());
    verifies(0, "the run is complete and signed, unauthenticated", run);
    verifies(6, "changed: the run is not signed with the key", run, "--key", key + ".pub");
  }

  /** The same row with another media type: nothing that is counted. */
  private static Row relabelled(Row row) {
    Row.Builder other = Row.of(row.schema());
    row.schema().columns().forEach(column -> other.set(column.name(), row.value(column.name())));
    return other.set("media_type", "image/zz-forged").build();
  }

  /** He may leave out a row too, but not without the counts. */
  @Test
  void aRowThatIsLeftOutIsMissedByTheCountsHoweverWellTheRestIsMended() throws IOException {
    new Forger(copy).rewrite("ledger", rows -> rows.subList(1, rows.size()));
    copy.isSeen("does not add up: unit ", " its tables have ");
    copy.isSeen("does not add up: ", "the ledger has");
  }

  @Test
  void aRowOfAnotherReasonIsMissedByTheCounts() throws IOException {
    new Forger(copy)
        .rewrite(
            "ledger",
            rows -> {
              Row row = rows.get(0);
              assertEquals("flagged", row.text("verdict"));
              Row.Builder other = Row.of(row.schema());
              row.schema().columns().forEach(c -> other.set(c.name(), row.value(c.name())));
              rows.set(0, other.set("reason", "stack-limit").build());
              return rows;
            });
    copy.isSeen("does not add up: unit ", "flagged {", "stack-limit");
  }

  @Test
  void aKeptItemThatIsAddedIsMissedByTheCounts() throws IOException {
    new Forger(copy)
        .rewrite(
            "documents",
            rows -> {
              rows.add(rows.get(0));
              return rows;
            });
    copy.isSeen("does not add up: unit ", "kept or flagged");
  }

  @Test
  void aReceiptThatNamesAnotherUnitsFileIsSeenAndTheFileNotOpened() throws IOException {
    Path file = copy.table("ledger");
    Files.writeString(copy.run.resolve("secret.parquet"), "x");
    String name = file.getFileName().toString();
    copy.edit(copy.segmentWith(name), name, "../secret.parquet");
    copy.isSeen("changed: unit ", "has a receipt with a file that is not its own");
  }

  @Test
  void aMarkOfSuccessThatSaysSomethingIsSeen() throws IOException {
    Files.writeString(copy.run.resolve("_SUCCESS"), "x");
    copy.isSeen("changed: _SUCCESS is empty where a run has written it");
  }

  @Test
  void aProofOfOneRowHoldsWithoutTheRun() throws IOException {
    String run = copy.run.toString();
    String key = folder.resolve("sign.key").toString();
    Winnow.run("keys", "new", "--signing", key);
    assertEquals(0, Winnow.run("sign", run, "--key", key).code());
    Row masked =
        copy.rows(copy.table("ledger"), "ledger").stream()
            .filter(row -> row.text("item_id") == null)
            .findFirst()
            .orElseThrow();
    String file = folder.resolve("proof.json").toString();
    Winnow made = Winnow.run("verify", run, "--item", masked.text("item_token"), "-o", file);
    assertEquals(0, made.code(), made.err());
    assertEquals("proof written to %s\n".formatted(file), made.out());
    Winnow.run("verify", run, "--item", masked.text("item_token"), "-o", file)
        .refuses(2, "proof.json: exists already");
    verifies(0, "the proof holds; authenticated", "--proof", file, "--key", key + ".pub");
    verifies(0, "the proof holds; unauthenticated", "--proof", file);
    verifies(
        0, masked.text("item_token") + " (masked): excluded, known/list-match", "--proof", file);
    Path lie = folder.resolve("lie.json");
    Files.writeString(lie, Files.readString(Path.of(file)).replace("\"excluded\"", "\"flagged\""));
    verifies(6, "the proof does NOT hold", "--proof", lie.toString(), "--key", key + ".pub");
    assertTrue(Winnow.run("verify", "--proof", file, "--json").out().contains("\"holds\" : true"));
  }

  @Test
  void lookingBehindAMaskLeavesAnAuditLine() throws IOException {
    String run = copy.run.toString();
    JsonNode items =
        new ObjectMapper().readTree(Path.of("sample-data/expected.json").toFile()).get("items");
    String known = "";
    for (JsonNode item : items) {
      known = "known".equals(item.path("class").asText()) ? item.get("item_id").asText() : known;
    }
    Winnow.run("verify", run, "--item", known).refuses(2, known, "--token-key");
    Winnow.run("verify", run, "--item", known, "--token-key", Winnow.KEY).refuses(2, "--why");
    Winnow proved =
        Winnow.run("verify", run, "--item", known, "--token-key", Winnow.KEY, "--why", "a dispute");
    assertEquals(0, proved.code(), proved.err());
    assertFalse(proved.out().contains(known));
    List<String> asked = new ArrayList<>();
    try (var lines = Files.list(copy.meta("audit"))) {
      for (Path line : lines.toList()) {
        asked.add(Files.readString(line));
      }
    }
    asked.removeIf(line -> !line.contains("verify --item"));
    assertEquals(1, asked.size(), asked::toString);
    assertTrue(asked.get(0).contains("a dispute"), asked::toString);
    assertFalse(asked.get(0).contains(known), "the token is enough");
  }

  @Test
  void oneThingAtATime() {
    String run = copy.run.toString();
    Winnow.run("verify").refuses(2, "RUN: name a run directory, or a proof");
    Winnow.run("verify", run, "--proof", "x").refuses(2, "not both");
    Winnow.run("verify", run, "-o", "x").refuses(2, "--out: goes with --item");
    Winnow.run("verify", run, "--item", "zz").refuses(2, "zz: is neither an item id");
    Winnow.run("verify", run, "--item", "a@1#0").refuses(2, "a@1#0: has no row");
  }

  private static void verifies(int code, String text, String... arguments) {
    List<String> all = new ArrayList<>(List.of("verify"));
    all.addAll(List.of(arguments));
    Winnow verified = Winnow.run(all.toArray(String[]::new));
    assertEquals(code, verified.code(), verified.out());
    assertTrue(verified.out().contains(text), verified.out());
  }

  @Test
  void anExpectationThatIsNotMetIsNamed() throws IOException {
    Path other = folder.resolve("other.json");
    String expected = Files.readString(Path.of("sample-data/expected.json"));
    Files.writeString(other, expected.replaceFirst("\"trailing-data\"", "\"truncated\""));
    Winnow asMeant =
        Winnow.run(
            "verify",
            original.toString(),
            "--expect",
            other.toString(),
            "--token-key",
            Winnow.KEY,
            "--why",
            "a test");
    assertEquals(6, asMeant.code());
    assertTrue(asMeant.out().contains("expected truncated, found trailing-data"), asMeant.out());
  }

  @Test
  void aRunIsNotWrittenOverUnasked() {
    go().refuses(2, original + " holds a run already", "--resume", "--overwrite");
    go("--overwrite").refuses(2, "holds evidence, which --overwrite never deletes");
  }

  @Test
  void gatesAreJudgedAfterwardsAndChangeNoRow() throws IOException {
    JsonNode before = tables();
    Winnow failed = go("--resume", "--fail-on", "scored=100%", "--fail-on", "known");
    try {
      assertEquals(3, failed.code(), failed.err());
      assertTrue(failed.out().contains("complete, but a gate failed"), failed.out());
      assertTrue(failed.out().contains("gate FAILED --fail-on known: "), failed.out());
      assertFalse(Files.exists(original.resolve("_SUCCESS")));
      assertEquals(before, tables());
      Winnow verified = Winnow.run("verify", original.toString());
      assertEquals(0, verified.code(), verified.out());
      Tampering gate = new Tampering(original, folder.resolve("gate"));
      gate.edit(gate.meta("run.json"), "\"held\" : false", "\"held\" : true");
      gate.isSeen("changed: gate known does not follow from the counts");
    } finally {
      assertEquals(0, go("--resume").code());
    }
    assertTrue(Files.exists(original.resolve("_SUCCESS")));
  }

  private static JsonNode tables() throws IOException {
    return new ObjectMapper().readTree(original.resolve("_winnow/run.json").toFile()).get("tables");
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "documents", "ledger", "evidence"})
  void anAlteredMissingOrExtraTableFileIsSeen(String table) throws IOException {
    Path file = copy.table(table);
    String name = table + "/" + file.getFileName();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    copy.isSeen("changed: ", name);
    Files.delete(file);
    Files.writeString(copy.run.resolve(table).resolve("notes.txt"), "x");
    copy.isSeen("missing: ", name);
    copy.isSeen("extra: ", table + "/notes.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "documents", "ledger", "evidence"})
  void aRemovedRowIsSeen(String table) throws IOException {
    Path file = copy.table(table);
    List<Row> rows = copy.rows(file, table);
    copy.rewrite(file, table, rows.subList(0, rows.size() - 1));
    copy.isSeen("changed: ", table + "/" + file.getFileName());
    copy.isSeen("the " + table + " table as a whole");
  }

  @Test
  void rowsSwappedBetweenFilesAreSeenInBoth() throws IOException {
    Path one = copy.table("ledger");
    List<Path> all;
    try (var files = Files.list(copy.run.resolve("ledger"))) {
      all = files.sorted().toList();
    }
    Path two = all.get(1);
    List<Row> first = new ArrayList<>(copy.rows(one, "ledger"));
    List<Row> second = new ArrayList<>(copy.rows(two, "ledger"));
    Row swapped = first.set(0, second.get(0));
    second.set(0, swapped);
    copy.rewrite(one, "ledger", first);
    copy.rewrite(two, "ledger", second);
    copy.isSeen("changed: ", one.getFileName().toString());
    copy.isSeen("changed: ", two.getFileName().toString());
  }

  /** A forger mends the file's own digest too: the root of its rows gives it away. */
  @Test
  void rowsMovedWithinAFileAreSeen() throws IOException {
    Path file = copy.table("ledger");
    List<Row> rows = new ArrayList<>(copy.rows(file, "ledger"));
    String was = sha256(file);
    long bytes = Files.size(file);
    java.util.Collections.swap(rows, 0, 1);
    copy.rewrite(file, "ledger", rows);
    for (Path json : List.of(copy.segmentWith(was), copy.meta("run.json"))) {
      copy.edit(json, was, sha256(file));
      copy.edit(json, "\"bytes\" ?: ?" + bytes + "\\b", "\"bytes\":" + Files.size(file));
    }
    copy.isSeen("has its rows in another order than its receipt says");
  }

  private static String sha256(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return RunDirectory.sha256(in);
    }
  }

  @Test
  void filesSwappedWithOneAnotherAreSeen() throws IOException {
    Path ledger = copy.table("ledger");
    Files.copy(copy.table("evidence"), ledger, StandardCopyOption.REPLACE_EXISTING);
    copy.isSeen("changed: ", "ledger/" + ledger.getFileName());
  }

  @Test
  void anExtraFileAnywhereElseIsSeen() throws IOException {
    Files.writeString(copy.run.resolve("notes.txt"), "x");
    Files.writeString(copy.meta("notes.txt"), "x");
    Files.writeString(copy.meta("commits/notes.jsonl"), "x");
    copy.isSeen("extra: notes.txt");
    copy.isSeen("extra: _winnow/notes.txt");
    copy.isSeen("extra: _winnow/commits/notes.jsonl");
  }

  @Test
  void anEditedReceiptIsSeen() throws IOException {
    copy.edit(copy.segment(), "\"records\":\\d+", "\"records\":1");
    copy.isSeen("does not add up: unit ");
    copy.isSeen("changed: the manifest's counts");
    copy.edit(copy.segment(), "\"tally\":", "\"tally\":\u001b");
    copy.isSeen("changed: _winnow/commits/000001.jsonl is not the JSON of a receipt");
  }

  @Test
  void aCutOrDeletedSegmentIsSeen() throws IOException {
    String text = Files.readString(copy.segment());
    Files.writeString(copy.segment(), text.substring(0, text.length() - 5));
    copy.isSeen("missing: unit ", "neither a receipt nor a reason");
    Files.delete(copy.segment());
    copy.isSeen("changed: units done: the manifest says 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unitsPlanned", "unitsDone", "records", "rows", "files", "bytes"})
  void anEditedCountInTheManifestIsSeen(String count) throws IOException {
    copy.edit(copy.meta("run.json"), "\"" + count + "\" : \\d+", "\"" + count + "\" : 77");
    copy.isSeen(count.equals("records") ? "does not add up" : "changed: ");
  }

  @Test
  void aManifestWithoutATableIsSeen() throws IOException {
    copy.edit(copy.meta("run.json"), "(?s)\"tables\" : \\[.*?\\],", "\"tables\" : [ ],");
    copy.isSeen("changed: the tables");
  }

  @Test
  void anEditedStateOrSuccessMarkIsSeen() throws IOException {
    Path success = copy.run.resolve("_SUCCESS");
    Files.delete(success);
    copy.isSeen("missing: _SUCCESS");
    copy.edit(copy.meta("run.json"), "\"COMPLETE\"", "\"INCOMPLETE\"");
    copy.isSeen("changed: the manifest says INCOMPLETE");
    Files.createFile(success);
    copy.isSeen("extra: _SUCCESS of a run that is INCOMPLETE");
    Files.delete(copy.meta("run.json"));
    copy.isSeen("missing: plan.json or run.json");
  }

  /** What a number of it is changed to, and under which part verify says so. */
  @ParameterizedTest
  @CsvSource({
    "'\"masked\" : \\d+', '\"masked\" : 0', masked",
    "'\"decided\" : [1-9]\\d*', '\"decided\" : 0', lists",
    "'(?s)(\"hosts\" .*?\"excluded\" : )\\d+', '$177', hosts",
    "'\"sampled\" : [1-9]\\d*', '\"sampled\" : 0', strata",
    "'\"itemToken\" : \"[0-9a-f]{8}', '\"itemToken\" : \"00000000', sample",
    "'(?s)\"sample\" : \\[.*\\]', '\"sample\" : [ ]', sample",
  })
  void anEditedSummaryIsSeen(String what, String by, String part) throws IOException {
    Path summary = copy.meta("summary.json");
    String was = sha256(summary);
    copy.edit(summary, what, by);
    copy.isSeen("changed: _winnow/summary.json is not the file that was written");
    copy.edit(copy.meta("run.json"), was, sha256(summary));
    copy.isSeen(
        "changed: _winnow/summary.json does not follow from the ledger and the receipts: " + part);
    assertFalse(Winnow.run("verify", copy.run.toString()).out().contains("is not the file"));
  }

  @Test
  void aMissingOrExtraSummaryIsSeen() throws IOException {
    Path summary = copy.meta("summary.json");
    copy.edit(
        copy.meta("run.json"), "\"summarySha256\" : \"[0-9a-f]+\"", "\"summarySha256\" : null");
    copy.isSeen("extra: _winnow/summary.json is not in the manifest");
    Files.writeString(summary, "{}");
    copy.isSeen("changed: _winnow/summary.json is not the JSON of a summary");
    Files.delete(summary);
    copy.isSeen("missing: _winnow/summary.json");
  }

  @Test
  void aRunsFilesAreAsTheirSchemasSay() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    assertEquals(
        List.of(),
        SchemaFile.of("summary").faults(mapper.readTree(copy.meta("summary.json").toFile())));
    assertEquals(
        List.of(),
        SchemaFile.of("manifest").faults(mapper.readTree(copy.meta("run.json").toFile())));
    SchemaFile receipt = SchemaFile.of("receipt");
    List<String> lines = Files.readAllLines(copy.segment());
    assertTrue(lines.size() >= 2, "a receipt and the end");
    for (String line : lines) {
      assertEquals(List.of(), receipt.faults(mapper.readTree(line)));
    }
  }

  @Test
  void anEditedPlanIsSeen() throws IOException {
    copy.edit(copy.meta("plan.json"), "score: 0.7", "score: 0.9");
    copy.isSeen("changed: plan.json");
    copy.isSeen("changed: the policy in the plan");
  }

  @Test
  void garbageInTheManifestIsAFaultWithItsPlace() throws IOException {
    copy.edit(copy.meta("run.json"), "\"unitsPlanned\" : \\d+", "\"unitsPlanned\" : 1e99999");
    copy.isSeen("changed: _winnow/run.json is not the JSON of a manifest from line ");
  }
}
