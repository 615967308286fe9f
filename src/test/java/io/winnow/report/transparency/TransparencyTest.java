package io.winnow.report.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.report.PaperRun;
import io.winnow.report.Precision;
import io.winnow.report.ProofState;
import io.winnow.report.Wilson;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.RunKind;
import io.winnow.summary.Cell;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransparencyTest {
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
  private static final Period MAY =
      new Period(
          Optional.of(LocalDate.parse("2026-05-01")), Optional.of(LocalDate.parse("2026-05-31")));

  private static PaperRun run(String digest, String ended) {
    return new PaperRun()
        .digest(digest.repeat(32))
        .ended(ended)
        .tally(PaperRun.tally(10, Map.of("known/list-match", 3L)))
        .list("zz-sites", "custom", 8, 2)
        .input("s.warc.gz", digest.repeat(32))
        .cells(
            new Cell("csam", "known", "excluded", "none", "image", 3),
            new Cell("none", "unscannable", "excluded", "none", "other", 2));
  }

  private static Transparency of(Period period, PaperRun... runs) {
    return Transparency.of(
        Stream.of(runs).map(r -> new NamedRun(r.build(), ProofState.Kind.UNSIGNED)).toList(),
        period,
        NOW);
  }

  @Test
  void cellsOfRunsAreAddedUp() {
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-05-02T00:00:00Z"),
            run("bb", "2026-05-03T00:00:00Z")
                .cells(new Cell("csam", "known", "excluded", "none", "image", 4)));
    assertEquals(2, sum.complete().runs());
    assertEquals(26, sum.complete().items());
    assertEquals(6, sum.complete().excluded());
    assertEquals(
        List.of(
            new Cell("csam", "known", "excluded", "none", "image", 7),
            new Cell("none", "unscannable", "excluded", "none", "other", 2)),
        sum.complete().cells());
    assertTrue(sum.complete().exact());
    assertEquals(0, sum.incomplete().runs());
    assertEquals(
        List.of(new UsedVersion("zz-sites", "2026-05-01.1", "2026-05-01", "custom", 2)),
        sum.lists());
    assertEquals(2, sum.models().get(0).runs());
    assertEquals(0, sum.repeatedShards());
  }

  @Test
  void thePeriodHoldsBothItsDaysInUtc() {
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-04-30T23:59:59.999Z"),
            run("bb", "2026-05-01T00:00:00Z"),
            run("cc", "2026-05-31T23:59:59.999Z"),
            run("dd", "2026-06-01T00:00:00Z"));
    assertEquals(2, sum.complete().runs());
    assertEquals(
        List.of("outside-period", "complete", "complete", "outside-period"),
        sum.runs().stream().map(Transparency.CountedRun::standing).toList());
    Period always = new Period(Optional.empty(), Optional.empty());
    assertEquals(1, of(always, run("aa", "1999-01-01T00:00:00Z")).complete().runs());
    assertThrows(IllegalArgumentException.class, () -> new Period(MAY.to(), MAY.from()));
  }

  @Test
  void incompleteRunsAreCountedApartAndDryRunsNotAtAll() {
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-05-02T00:00:00Z").state(Manifest.State.INCOMPLETE),
            run("bb", "2026-05-02T00:00:00Z").kind(RunKind.SCAN),
            run("cc", "2026-05-02T00:00:00Z").state(Manifest.State.GATE_FAILED));
    assertEquals(1, sum.complete().runs());
    assertEquals(1, sum.incomplete().runs());
    assertEquals(3, sum.incomplete().cells().get(0).rows());
    assertEquals(
        List.of("incomplete", "dry-run", "complete"),
        sum.runs().stream().map(Transparency.CountedRun::standing).toList());
    assertEquals("gate-failed", sum.runs().get(2).state());
  }

  @Test
  void precisionIsOfAllReviewsTogether() {
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-05-02T00:00:00Z"),
            run("bb", "2026-05-03T00:00:00Z").score("nsfw", 1, 0));
    assertEquals(2, sum.precision().size());
    assertEquals(16, sum.precision().get(0).confirmed());
    assertEquals(4, sum.precision().get(0).falsePositive());
    Wilson wilson = Wilson.of(16, 20);
    assertEquals(wilson.low(), sum.precision().get(0).low());
    assertEquals(wilson.high(), sum.precision().get(0).high());
  }

  @Test
  void ofACsamListItIsSaidThatPrecisionIsNotMeasured() {
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-05-02T00:00:00Z").list("zz-known", "csam", 5, 0),
            run("bb", "2026-05-03T00:00:00Z").list("zz-known", "csam", 5, 0));
    assertEquals(
        List.of(Precision.notMeasured("list", "zz-known", "2026-05-01.1", null)),
        sum.precision().subList(1, 2));
  }

  /** The same decisions stand in every run over their shards. */
  @Test
  void ofRunsThatShareAShardTheLatestAloneIsInThePrecision() {
    String again = "ee".repeat(32);
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-05-04T00:00:00Z").input("t.warc.gz", again),
            run("bb", "2026-05-02T00:00:00Z").input("t.warc.gz", again),
            run("cc", "2026-05-03T00:00:00Z").input("t.warc.gz", again),
            run("dd", "2026-05-01T00:00:00Z"),
            run("ff", "2026-06-09T00:00:00Z").input("t.warc.gz", again));
    assertEquals(
        List.of(true, false, false, true, false),
        sum.runs().stream().map(Transparency.CountedRun::inPrecision).toList());
    assertEquals(16, sum.precision().get(0).confirmed(), "8 of each of two");
    assertEquals(4, sum.complete().runs());
    String csv = new String(TransparencyCsv.of(sum), StandardCharsets.UTF_8);
    assertTrue(
        csv.endsWith(
            """
            warning,1 shard was cleaned by more than one of these runs; the rows count once for each run,,,,,\r
            warning,2 runs are left out of the precision in the JSON; a later run has cleaned the same shards,,,,,\r
            """),
        csv);
  }

  /** Nothing that does not count itself keeps another one from counting. */
  @Test
  void aRunThatSharesShardsOnlyWithOneThatIsLeftOutIsInThePrecision() {
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-05-03T00:00:00Z").input("t.warc.gz", "e1".repeat(32)),
            run("bb", "2026-05-02T00:00:00Z")
                .input("t.warc.gz", "e1".repeat(32))
                .input("u.warc.gz", "e2".repeat(32)),
            run("cc", "2026-05-01T00:00:00Z").input("u.warc.gz", "e2".repeat(32)));
    assertEquals(
        List.of(true, false, true),
        sum.runs().stream().map(Transparency.CountedRun::inPrecision).toList());
  }

  @Test
  void shardsThatTwoRunsCleanedAreCounted() {
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-05-02T00:00:00Z").input("t.warc.gz", "ee".repeat(32)),
            run("bb", "2026-05-03T00:00:00Z").input("moved.warc.gz", "ee".repeat(32)));
    assertEquals(1, sum.repeatedShards());
  }

  @Test
  void whatASummaryHadNoRoomForIsSaid() {
    Transparency sum = of(MAY, run("aa", "2026-05-02T00:00:00Z").otherCells(9));
    assertFalse(sum.complete().exact());
    assertEquals(9, sum.complete().otherExcluded());
    String csv = new String(TransparencyCsv.of(sum), StandardCharsets.UTF_8);
    assertTrue(csv.contains("complete,(other),(other),excluded,(other),(other),9\r\n"), csv);
  }

  @Test
  void itClaimsNothing() {
    String json = new String(Json.pretty(of(MAY)), StandardCharsets.UTF_8);
    assertTrue(json.contains("Figures for your own reporting"));
    assertTrue(json.contains("no statement that one is complied with"));
    assertFalse(json.contains("zz-secret"));
  }

  @Test
  void asCsvEachCellIsALine() {
    Transparency sum =
        of(
            MAY,
            run("aa", "2026-05-02T00:00:00Z")
                .cells(new Cell("=1+1", "known", "excluded", "none", "image", 3)),
            run("bb", "2026-05-02T00:00:00Z").state(Manifest.State.INCOMPLETE));
    assertEquals(
        """
        runs,category,detection,decision,review,media_type,rows\r
        complete,'=1+1,known,excluded,none,image,3\r
        incomplete,csam,known,excluded,none,image,3\r
        incomplete,none,unscannable,excluded,none,other,2\r
        """,
        new String(TransparencyCsv.of(sum), StandardCharsets.UTF_8));
  }
}
