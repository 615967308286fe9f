package io.winnow.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Row;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.run.Json;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryMakerTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theSameRowsGiveTheSameSummaryHoweverTheyAreCutAndRead(long seed) throws IOException {
    Random random = new Random(seed);
    List<Row> rows = new RandomLedger(seed).rows(random.nextInt(1_500));
    Summary whole = MadeLedger.of(folder.resolve("whole"), rows, 1, random).summary(1, random);
    for (int units : new int[] {2, 5, 11}) {
      Collections.shuffle(rows, random);
      Path out = folder.resolve("in-" + units);
      Summary again = MadeLedger.of(out, rows, units, random).summary(1 + units % 4, random);
      List<String> differences = new ArrayList<>(whole.differences(again));
      // Which shards there are is said by the receipts, and which rows stand where by their root.
      differences.removeAll(List.of("ledgerRoot", "shards"));
      assertEquals(List.of(), differences);
    }
  }

  @Test
  void oneRunGivesOneFileWhateverTheParallelism() throws IOException {
    Random random = new Random(1);
    MadeLedger ledger = MadeLedger.of(folder, new RandomLedger(1).rows(800), 9, random);
    byte[] one = Json.pretty(ledger.summary(1, random));
    for (int readers = 2; readers <= 8; readers++) {
      assertTrue(Arrays.equals(one, Json.pretty(ledger.summary(readers, random))));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void itCountsAsPlainMapsDo(long seed) throws IOException {
    Random random = new Random(seed);
    List<Row> rows = new RandomLedger(seed).rows(1_000);
    NaiveSummary naive = new NaiveSummary(rows);
    Summary summary = MadeLedger.of(folder, rows, 4, random).summary(2, random);
    assertEquals(rows.size(), summary.rows());
    assertEquals(whole(naive.counts(NaiveSummary::host)), summary.hosts());
    assertEquals(whole(naive.counts(NaiveSummary::month)), summary.months());
    assertEquals(whole(naive.counts(NaiveSummary::mediaType)), summary.mediaTypes());
    assertEquals(naive.causes(), new HashSet<>(summary.causes().entries()));
    assertEquals(naive.cells(), new HashSet<>(summary.transparency().entries()));
    long masked = rows.stream().filter(row -> row.text("item_id") == null).count();
    assertEquals(masked, summary.masked());
    // A stretch that could not be read never had an address or a time.
    List<Row> records =
        rows.stream().filter(row -> !row.text("verdict").equals("unreadable")).toList();
    assertEquals(
        records.stream()
            .filter(row -> row.text("item_id") != null && row.text("url") == null)
            .count(),
        summary.withoutUrl());
    assertEquals(
        records.stream().filter(row -> row.value("captured_at") == null).count(),
        summary.withoutTime());
    assertEquals(naive.openRows("excluded"), open(summary, ShardFigures::excluded));
    assertEquals(naive.openRows("flagged"), open(summary, ShardFigures::flagged));
    lists(naive, summary);
    rules(naive, summary);
    strata(rows, summary);
  }

  private static long open(Summary summary, ToLongFunction<ShardFigures> figure) {
    return summary.shards().entries().stream().mapToLong(figure).sum();
  }

  private static Top<Count> whole(List<Count> counts) {
    return new Top<>(counts, 0, 0, 0, true);
  }

  private static void lists(NaiveSummary naive, Summary summary) {
    assertEquals(
        List.of("hashes", "sites"), summary.lists().stream().map(ListFigures::id).toList());
    for (ListFigures list : summary.lists()) {
      assertEquals(naive.decided("list_id", list.id(), "excluded"), list.decided());
      assertEquals(naive.findings("list_id", list.id()), list.findings());
      assertEquals(
          naive.findings().stream()
              .filter(finding -> list.id().equals(finding.text("list_id")))
              .map(f -> f.text("distance_band") == null ? f.text("algorithm") : pdq(f))
              .collect(Collectors.groupingBy(match -> match, TreeMap::new, Collectors.counting())),
          list.byMatch());
      assertEquals(
          naive.reviewed("list_id", list.id(), "review-deny", List.of()), list.confirmed());
      assertEquals(
          naive.reviewed("list_id", list.id(), "review-false-positive", List.of("review-deny")),
          list.falsePositive());
      if (list.purpose().equals("csam")) {
        assertEquals(0, list.confirmed() + list.falsePositive());
      }
    }
  }

  private static String pdq(Row finding) {
    return "pdq " + finding.text("distance_band");
  }

  private static void rules(NaiveSummary naive, Summary summary) {
    assertEquals(
        List.of("site", "bytes", "picture", "nsfw", "strict", "gone", "review", "unscannable"),
        summary.rules().stream().map(RuleFigures::id).toList());
    for (RuleFigures rule : summary.rules()) {
      assertEquals(naive.decided("rule_id", rule.id(), "excluded"), rule.excluded());
      assertEquals(naive.decided("rule_id", rule.id(), "flagged"), rule.flagged());
      assertEquals(naive.findings("rule_id", rule.id()), rule.findings());
      assertEquals(
          naive.findings().stream()
              .filter(f -> rule.id().equals(f.text("rule_id")))
              .filter(f -> "shadow".equals(f.text("rollout")))
              .count(),
          rule.shadow());
    }
  }

  private static void strata(List<Row> rows, Summary summary) {
    Map<List<String>, Long> expected =
        rows.stream()
            .collect(Collectors.groupingBy(SummaryMakerTest::stratum, Collectors.counting()));
    Map<List<String>, Long> found = new TreeMap<>(java.util.Comparator.comparing(List::toString));
    summary
        .strata()
        .forEach(
            s ->
                found.put(
                    List.of(s.verdict(), s.findingClass(), s.reason(), s.ruleId()), s.rows()));
    assertEquals(expected, new java.util.HashMap<>(found));
  }

  private static List<String> stratum(Row row) {
    return List.of(row.text("verdict"), row.text("class"), row.text("reason"), row.text("rule_id"));
  }

  @Test
  void scoresAreThoseOfTheReceiptsWithWhatTheLedgerSays() throws IOException {
    List<Row> rows = new RandomLedger(5).rows(600);
    Tally.Counter counter = new Tally.Counter();
    counter.score("nsfw", 0.72);
    counter.score("nsfw", 1.0);
    counter.score("strict", 0.0);
    MadeLedger ledger = new MadeLedger(folder, MadeLedger.POLICY);
    ledger.unit("a", counter.tally(), rows);
    ledger.unit("b", counter.tally(), List.of());
    Summary summary = ledger.summary(2, new Random(1));
    NaiveSummary naive = new NaiveSummary(rows);
    assertEquals(
        List.of("nsfw", "strict"), summary.scores().stream().map(ScoreFigures::rule).toList());
    ScoreFigures nsfw = summary.scores().get(0);
    assertEquals(0.7, nsfw.threshold());
    assertEquals(2, nsfw.bins().get(14));
    assertEquals(2, nsfw.bins().get(19));
    assertEquals(4, nsfw.bins().stream().mapToLong(Long::longValue).sum());
    assertEquals("4", nsfw.modelVersion());
    assertEquals(naive.decided("rule_id", "nsfw", "excluded"), nsfw.decided());
    assertEquals(naive.findings("rule_id", "nsfw"), nsfw.findings());
    assertEquals(
        naive.findings().stream()
            .filter(f -> "nsfw".equals(f.text("rule_id")) && f.text("model_id") != null)
            .filter(f -> (Double) f.value("score") <= (Double) f.value("threshold") + 0.05)
            .count(),
        nsfw.nearOver());
    assertEquals(naive.reviewed("rule_id", "nsfw", "review-deny", List.of()), nsfw.confirmed());
  }

  @Test
  void shardsStandInTheOrderOfWhatTheyLost() throws IOException {
    MadeLedger ledger = new MadeLedger(folder, MadeLedger.POLICY);
    for (int i = 0; i < 60; i++) {
      List<Row> rows = new ArrayList<>();
      for (int k = 0; k < i / 2; k++) {
        rows.add(excluded("shard-%02d".formatted(i), k));
      }
      ledger.unit("shard-%02d".formatted(i), tally(i / 2, i), rows);
    }
    Top<ShardFigures> shards = ledger.summary(1, new Random(1)).shards();
    assertEquals(50, shards.entries().size());
    assertEquals(new ShardFigures("shard-58", null, 29 + 58, 29, 0, 29), shards.entries().get(0));
    assertEquals("shard-59", shards.entries().get(1).path());
    assertEquals(10, shards.otherKeys());
    assertEquals(2 * (0 + 1 + 2 + 3 + 4), shards.otherExcluded());
    assertTrue(shards.exact());
  }

  @Test
  void noFigureOfAShardCountsAMaskedRow() throws IOException {
    MadeLedger ledger = new MadeLedger(folder, MadeLedger.POLICY);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rows.add(excluded(i < 4 ? null : "a", i));
    }
    ledger.unit("a", tally(6, 10), rows);
    ledger.unit("b", tally(5, 10), rows.subList(0, 4));
    ledger.unit("c", tally(3, 10), List.of());
    Summary summary = ledger.summary(2, new Random(1));
    assertEquals(8, summary.masked());
    assertEquals(
        List.of(
            new ShardFigures("a", null, 16, 2, 0, 2),
            new ShardFigures("b", null, 15, 0, 0, 0),
            new ShardFigures("c", null, 13, 0, 0, 0)),
        summary.shards().entries());
  }

  /**
   * A row.
   *
   * @param shard where it lies; null for a masked one
   */
  private static Row excluded(@Nullable String shard, int number) {
    Row.Builder row =
        Row.of(Tables.LEDGER)
            .set("item_token", "%032x".formatted(number))
            .set("item_kind", "image")
            .set("verdict", "excluded")
            .set("class", "unscannable")
            .set("reason", "empty")
            .set("rule_id", "unscannable")
            .set("rollout", "enforce")
            .set("findings", List.of());
    return shard == null
        ? row.build()
        : row.set("item_id", shard + "@" + number + "#0").set("shard", shard).build();
  }

  private static Tally tally(long excluded, long kept) {
    return new Tally(
        excluded + kept,
        excluded + kept,
        new TreeMap<>(),
        0,
        Map.of(Verdict.EXCLUDED, excluded, Verdict.KEPT, kept),
        new TreeMap<>(Map.of("unscannable/empty", excluded)),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        0,
        0);
  }

  @Test
  void aRunWithoutRowsHasASummaryToo() throws IOException {
    MadeLedger ledger = new MadeLedger(folder, MadeLedger.POLICY);
    Summary summary = ledger.summary(1, new Random(1));
    assertEquals(0, summary.rows());
    assertEquals(List.of(), summary.sample());
    assertEquals(2, summary.lists().size());
    assertEquals(5, summary.rules().size());
  }

  @Test
  void whatIsWrittenIsReadBackAsItWas() throws IOException {
    Random random = new Random(3);
    Summary summary =
        MadeLedger.of(folder, new RandomLedger(3).rows(700), 3, random).summary(2, random);
    assertEquals(summary, Json.read(Json.pretty(summary), Summary.class));
  }
}
