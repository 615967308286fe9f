package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.proof.Roots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  private static final String KEY = "a.warc.gz-0123456789abcdef";
  private static final String WON = KEY + "-000000000001.7.parquet";
  private static final String LOST = KEY + "-000000000002.8.parquet";

  private static final String DIGEST = "00".repeat(32);

  @TempDir Path out;
  private RunDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory =
        new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
  }

  private void put(String... paths) throws IOException {
    for (String path : paths) {
      Files.createDirectories(out.resolve(path).getParent());
      Files.writeString(out.resolve(path), "x");
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> out.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  private static Receipt receipt(String... tables) {
    List<TableFile> files =
        Stream.of(tables).map(t -> new TableFile(t, WON, 1, "", 1, DIGEST, "")).toList();
    return receipt(KEY, files);
  }

  @Test
  void sweepingRemovesOnlyWhatIsOursAndOfNoReceipt() throws IOException {
    put("images/" + WON, "images/" + LOST, "ledger/" + WON, "ledger/" + LOST, "evidence/" + LOST);
    put("ledger/mine.parquet", "images/notes.txt", "documents/part-0001.snappy.parquet");
    assertEquals(3, directory.sweep(List.of(receipt("images", "ledger"))));
    assertEquals(
        List.of(
            "documents/part-0001.snappy.parquet",
            "images/" + WON,
            "images/notes.txt",
            "ledger/" + WON,
            "ledger/mine.parquet"),
        left());
  }

  @Test
  void sealedFilesOfNoReceiptAreSweptAndOthersStay() throws IOException {
    put("evidence/" + WON + ".sealed", "evidence/" + LOST + ".sealed", "evidence/mine.sealed");
    TableFile won = new TableFile("evidence", WON + ".sealed", 1, "", 1, DIGEST, "");
    assertEquals(1, directory.sweep(List.of(receipt(KEY, List.of(won)))));
    assertEquals(List.of("evidence/" + WON + ".sealed", "evidence/mine.sealed"), left());
    assertEquals(Optional.empty(), directory.firstMissing(List.of(receipt(KEY, List.of(won)))));
    assertTrue(RunDirectory.isSealed(won.name()));
    assertFalse(RunDirectory.isSealed(WON));
  }

  @Test
  void aFileOfAReceiptStaysInItsTableOnly() throws IOException {
    put("images/" + WON, "ledger/" + WON);
    assertEquals(1, directory.sweep(List.of(receipt("ledger"))));
    assertEquals(List.of("ledger/" + WON), left());
  }

  @Test
  void overwritingDeletesTheRunAndNothingElse() throws IOException {
    put("images/" + WON, "documents/" + WON, "ledger/" + WON, "ledger/mine.parquet", "_SUCCESS");
    put("_winnow/commits/000001.jsonl", "_winnow/run.json", "_winnow/summary.json");
    directory.out().replace(RunDirectory.PLAN, Json.pretty(plan(out + "/evidence")));
    directory.deleteRun();
    assertEquals(List.of("ledger/mine.parquet"), left());
  }

  @Test
  void evidenceIsNeverOverwritten() throws IOException {
    for (String name : List.of(WON, WON + ".sealed")) {
      put("ledger/" + WON, "evidence/" + name);
      directory.out().replace(RunDirectory.PLAN, Json.pretty(plan(out + "/evidence")));
      assertThrows(RunBusyException.class, directory::deleteRun);
      assertTrue(left().containsAll(List.of("ledger/" + WON, "evidence/" + name)));
      Files.delete(out.resolve("evidence/" + name));
    }
  }

  @Test
  void evidenceOfTheEarlierRunCountsWhereverTheNewOneWillPutIts(@TempDir Path elsewhere)
      throws IOException {
    put("evidence/" + WON);
    directory.out().replace(RunDirectory.PLAN, Json.pretty(plan(out + "/evidence")));
    RunDirectory moved =
        new RunDirectory(
            RunLocation.of(out.toString(), Optional.empty(), Optional.of(elsewhere + "/new")));
    assertThrows(RunBusyException.class, moved::deleteRun);

    Files.delete(out.resolve("evidence/" + WON));
    Files.writeString(elsewhere.resolve(WON), "x");
    directory.out().replace(RunDirectory.PLAN, Json.pretty(plan(elsewhere.toString())));
    assertThrows(RunBusyException.class, directory::deleteRun);
  }

  /** Whoever has sent the folder chooses what its plan says. */
  @Test
  void overwritingLooksForEvidenceOnNoHostThatOnlyThePlanNames() throws IOException {
    put("ledger/" + WON);
    directory.out().replace(RunDirectory.PLAN, Json.pretty(plan("hdfs://127.0.0.1:1/evidence")));
    String message = assertThrows(RunBusyException.class, directory::deleteRun).getMessage();
    assertTrue(message.contains("on another file system"), message);
    assertTrue(left().contains("ledger/" + WON));
  }

  private static Receipt receipt(String unitKey, List<TableFile> files) {
    return new Receipt(
        unitKey,
        "000000000001.7",
        null,
        Tally.NONE,
        files,
        Roots.ledger(files),
        Roots.files(files),
        "2026-01-01T00:00:00Z",
        1);
  }

  @Test
  void anotherKeyForEvidenceIsAnotherRun() {
    Plan plain = plan("/e", null);
    Plan sealed = plan("/e", "00112233aabbccdd");
    assertEquals(List.of(), sealed.differences(plan("/e", "00112233aabbccdd")));
    assertEquals(
        List.of("the key that evidence is sealed to was none, it is 00112233aabbccdd"),
        sealed.differences(plain));
    assertEquals(
        List.of("the key that evidence is sealed to was 00112233aabbccdd, it is none"),
        plain.differences(sealed));
  }

  private Plan plan(String evidence) {
    return plan(evidence, null);
  }

  private Plan plan(String evidence, @Nullable String evidenceKeyId) {
    RunLocation location = RunLocation.of(out.toString(), Optional.empty(), Optional.of(evidence));
    return new Plan(
        1,
        "t",
        RunKind.CLEAN,
        "p",
        "d",
        "",
        "k",
        evidenceKeyId,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        Plan.SeriesStamp.FIRST,
        location,
        List.of());
  }

  @Test
  void strangersInOutAreNamed() throws IOException {
    put("images/" + WON, "letters/x.txt", "_SUCCESS");
    assertEquals(List.of("letters"), directory.foreignNames());
  }

  @Test
  void commitsOutliveTheirWriterAndCountOnce() throws IOException {
    CommitLog log = CommitLog.open(directory.out());
    log.commit(List.of(receipt("images"), receipt("ledger")));
    CommitLog again = CommitLog.open(directory.out());
    assertEquals(List.of(receipt("images")), List.copyOf(again.receipts().values()));
    again.commit(List.of(receipt("other", List.of())));
    assertEquals(2, CommitLog.open(directory.out()).receipts().size());
    assertEquals(List.of("_winnow/commits/000001.jsonl", "_winnow/commits/000002.jsonl"), left());
  }

  @Test
  void aSegmentThatWasCutAnywhereDoesNotCountAndIsNeverWrittenOver() throws IOException {
    CommitLog.open(directory.out()).commit(List.of(receipt("images")));
    Path segment = out.resolve("_winnow/commits/000001.jsonl");
    byte[] whole = Files.readAllBytes(segment);
    for (int length = 0; length < whole.length; length++) {
      Files.write(segment, java.util.Arrays.copyOf(whole, length));
      assertTrue(CommitLog.open(directory.out()).receipts().isEmpty(), "cut at " + length);
    }
    CommitLog.open(directory.out()).commit(List.of(receipt("ledger")));
    assertEquals(1, CommitLog.open(directory.out()).receipts().size());
    assertEquals(whole.length - 1, Files.size(segment));
  }

  @Test
  void aStrangersFileIsNoSegment() throws IOException {
    put("_winnow/commits/copy.jsonl", "_winnow/commits/000001.jsonl.bak");
    assertTrue(CommitLog.open(directory.out()).receipts().isEmpty());
  }

  @Test
  void twoDriversCannotWriteTheSameSegment() throws IOException {
    CommitLog one = CommitLog.open(directory.out());
    CommitLog two = CommitLog.open(directory.out());
    one.commit(List.of(receipt("images")));
    assertThrows(IOException.class, () -> two.commit(List.of(receipt("images"))));
  }

  @Test
  void filesAreCreatedOnce() throws IOException {
    try (OutputStream file = directory.table("images").create("x", false)) {
      file.write(1);
    }
    assertThrows(
        java.nio.file.FileAlreadyExistsException.class,
        () -> directory.table("images").create("x", false).close());
  }

  @Test
  void evidenceIsForItsOwnerAlone() throws IOException {
    directory.table("evidence").create("e", true).close();
    assertEquals("rwx------", permissions("evidence"));
    assertEquals("rw-------", permissions("evidence/e"));
  }

  private String permissions(String path) throws IOException {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(out.resolve(path)));
  }
}
