package io.winnow.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.run.AuditTrail;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be put into a run's folders, and what a run may leave there itself. */
class ExtraCheckTest {
  private static final String FIRST = "_winnow/commits/000001.jsonl";

  @TempDir static Path home;
  @TempDir Path folder;
  private CopiedRun run;

  @BeforeAll
  static void make() throws IOException {
    MadeRun.of(home.resolve("clean"), MadeRun.policy(), "crawl-01.warc.gz");
    MadeRun.of(
        home.resolve("scan"),
        RunKind.SCAN,
        MadeRun.bound(MadeRun.policy(), MadeRun.SAMPLES),
        List.of(MadeRun.SAMPLES.resolve("shards/crawl-01.warc.gz")));
  }

  @BeforeEach
  void copy() throws IOException {
    run = new CopiedRun(home.resolve("clean"), folder.resolve("run"));
    assertEquals(List.of(), run.faults());
  }

  @Test
  void aFileNamedLikeATableIsExtraWhereTheRunHasNoSuchTable() throws IOException {
    run.write("skip", "x");
    run.isSeen("extra: skip is a file");
    CopiedRun scan = new CopiedRun(home.resolve("scan"), folder.resolve("scan"));
    assertEquals(List.of(), scan.faults());
    scan.write("images", "x");
    scan.isSeen("extra: images is a file");
    Files.delete(scan.at("images"));
    Files.createSymbolicLink(scan.at("images"), Path.of("nowhere"));
    scan.isSeen("extra: images is a file");
  }

  /** A failed attempt leaves it, and so does the run that this one has overwritten. */
  @Test
  void anEmptyFolderOfATableIsNotExtra() throws IOException {
    CopiedRun scan = new CopiedRun(home.resolve("scan"), folder.resolve("scan"));
    Files.createDirectory(scan.at("documents"));
    Files.createDirectory(scan.at("skip"));
    assertEquals(List.of(), scan.faults());
  }

  @Test
  void aFolderInATableIsExtra() throws IOException {
    Files.createDirectory(run.at("ledger/more"));
    run.isSeen("extra: ledger/more is of no receipt");
  }

  @Test
  void tablesElsewhereAreHeldAgainstTheSame() throws IOException {
    Path ledger = Files.move(run.at("ledger"), folder.resolve("ledger"));
    Path evidence = Files.move(run.at("evidence"), folder.resolve("evidence"));
    RunDirectory directory =
        new RunDirectory(
            RunLocation.of(
                run.out.toString(),
                Optional.of(ledger.toString()),
                Optional.of(evidence.toString())));
    assertEquals(List.of(), MadeRun.verified(directory).faults());
    Files.createDirectory(run.at("ledger"));
    assertEquals(List.of(), MadeRun.verified(directory).faults());
    Files.delete(run.at("ledger"));
    run.write("ledger", "x");
    run.write("evidence/x", "x");
    List<String> faults = MadeRun.verified(directory).faults();
    for (String table : List.of("ledger", "evidence")) {
      String said = "extra: " + table + " in the run directory; this run's lies elsewhere";
      assertTrue(faults.contains(said), faults::toString);
    }
    Files.move(evidence, folder.resolve("gone"));
    Files.writeString(evidence, "x");
    assertTrue(
        MadeRun.verified(directory).faults().stream()
            .anyMatch(fault -> fault.startsWith("extra: evidence is a file")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_SUCCESS",
        "_winnow/plan.json",
        "_winnow/run.json",
        "_winnow/summary.json",
        "_winnow/run.dsse.json",
        "_winnow/owner.json",
        "_winnow/commits/000777.jsonl"
      })
  void aFolderInPlaceOfAFileIsNamed(String path) throws IOException {
    Files.deleteIfExists(run.at(path));
    run.write(path + "/x", "x");
    run.isSeen(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_winnow/commits", "_winnow/audit"})
  void aFileInPlaceOfAFolderIsNamed(String path) throws IOException {
    if (Files.exists(run.at(path))) {
      Files.move(run.at(path), folder.resolve("away"));
    }
    run.write(path, "x");
    run.isSeen("changed: " + path + " is a file, not a folder");
  }

  @Test
  void segmentsThatNoDriverWritesAreNamed() throws IOException {
    String receipts = Files.readString(run.at(FIRST));
    run.write("_winnow/commits/000777.jsonl", receipts);
    run.write("_winnow/commits/000778.jsonl", receipts.substring(0, receipts.length() - 3));
    run.isSeen("extra: _winnow/commits/000777.jsonl is not the next segment");
    run.isSeen("extra: _winnow/commits/000778.jsonl is not the next segment");
    run.isSeen("extra: _winnow/commits/000777.jsonl has a receipt of unit", "there before");
  }

  @Test
  void receiptsThatAreThereTwiceAreNamedEvenInTheNextSegment() throws IOException {
    Files.copy(run.at(FIRST), run.at("_winnow/commits/000002.jsonl"));
    run.isSeen("extra: _winnow/commits/000002.jsonl has a receipt of unit", "there before");
  }

  /** A driver that died while it wrote, and one that was thought dead and was not. */
  @Test
  void whatACrashMayLeaveInTheLogIsNotExtra() throws IOException {
    String receipts = Files.readString(run.at(FIRST));
    run.write("_winnow/commits/000002.jsonl", receipts.substring(0, receipts.length() - 3));
    run.write(
        "_winnow/commits/000003.jsonl",
        receipts.replaceFirst("\"attempt\":\"[0-9a-f]{12}", "\"attempt\":\"00000000000b"));
    assertEquals(List.of(), run.faults());
  }

  @Test
  void theTrailHoldsLinesAndNothingElse() throws IOException {
    new AuditTrail(run.directory().out(), Clock.systemUTC())
        .write("u", "a test", "explain", Map.of("items", "1"));
    String name;
    try (var names = Files.list(run.at(AuditTrail.FOLDER))) {
      name = names.findFirst().orElseThrow().getFileName().toString();
    }
    String line = Files.readString(run.at(AuditTrail.FOLDER + "/" + name));
    for (int length : List.of(0, 5, line.length() / 2, line.length())) {
      run.write(AuditTrail.FOLDER + "/" + name, line.substring(0, length));
      assertEquals(List.of(), run.faults(), "cut at " + length);
    }
    run.write(AuditTrail.FOLDER + "/notes.json", line);
    run.write(AuditTrail.FOLDER + "/20260101T000000.000Z-0123abcd.json/x", line);
    run.write(AuditTrail.FOLDER + "/20260101T000000.000Z-0123abce.json", "PAR1");
    for (String stranger :
        List.of(
            "notes.json",
            "20260101T000000.000Z-0123abcd.json",
            "20260101T000000.000Z-0123abce.json")) {
      run.isSeen("extra: _winnow/audit/" + stranger + " is no line of the audit trail");
    }
    assertEquals(3, run.faults().size());
  }
}
