package io.winnow.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Row;
import io.winnow.core.Tally;
import io.winnow.policy.Policy;
import io.winnow.run.Json;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A summary is small, whatever is done to make it large. */
class SummarySizeTest {
  @TempDir Path folder;

  /** As many lists and rules as a policy may have, with the longest names. */
  private static Policy largest() {
    StringBuilder yaml = new StringBuilder("policy: large\nformat: 1\nlists:\n");
    for (int i = 0; i < 1_000; i++) {
      yaml.append(
          "  - {id: %s, path: a, purpose: custom, confidential: false}\n".formatted(id('l', i)));
    }
    yaml.append("rules:\n");
    for (int i = 0; i < 1_000; i++) {
      yaml.append(
          "  - {id: %s, list: %s, match: [md5, pdq], verdict: exclude}\n"
              .formatted(id('r', i), id('l', i)));
    }
    return Policy.parse(yaml.toString(), "large");
  }

  private static String id(char kind, int number) {
    return kind + "-%04d".formatted(number) + "-x".repeat(29);
  }

  /** A row with nothing in it that is not as long as it can be, and more. */
  private static Row row(int number, String longest) {
    String text = number + longest;
    Row.Builder finding = Row.of(Tables.FINDINGS).set("verdict", longest);
    List<Row> findings =
        Collections.nCopies(30, evidence(finding, number, text).set("distance_band", text).build());
    return evidence(Row.of(Tables.LEDGER), number, text)
        .set("item_token", "%08x".formatted(number * 0x9e3779b1))
        .set("item_id", text)
        .set("item_kind", longest)
        .set("shard", text)
        .set("offset", Long.MAX_VALUE)
        .set("length", Long.MIN_VALUE)
        .set("size", Long.MAX_VALUE)
        .set("url", "http://" + number + ".example/" + longest)
        .set("captured_at", Instant.ofEpochSecond(number * 2_700_000L))
        .set("media_type", text)
        .set("declared_type", text)
        .set("verdict", number % 2 == 0 ? "excluded" : "flagged")
        .set("findings", findings)
        .build();
  }

  private static Row.Builder evidence(Row.Builder row, int number, String text) {
    for (String column :
        List.of(
            "class",
            "reason",
            "rollout",
            "purpose",
            "category",
            "list_version",
            "entry_token",
            "algorithm",
            "model_id",
            "model_version",
            "cause_item_id",
            "cause_item_token",
            "reviewer",
            "review_note")) {
      row.set(column, text);
    }
    return row.set("rule_id", id('r', number % 1_000))
        .set("list_id", id('l', number % 1_000))
        .set("score", Double.MIN_VALUE)
        .set("threshold", Math.PI);
  }

  private Summary summary(Policy policy, List<Row> rows) throws IOException {
    MadeLedger ledger = new MadeLedger(folder, policy);
    for (int i = 0; i < 60; i++) {
      ledger.unit("\u0007".repeat(3_000) + i, Tally.NONE, List.of());
    }
    LedgerTally tally = LedgerTally.ofRun(policy);
    LedgerTally file = LedgerTally.ofFile(policy, "u");
    rows.forEach(file::add);
    tally.add(file);
    return new SummaryMaker(ledger.plan(), policy, ledger.receipts()).of(tally);
  }

  /** A control takes JSON six bytes, a Chinese character three, a clef twelve for two units. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "中", "𝄞", "\"", "a"})
  void nothingMakesItLargerThanItMayBe(String character) throws IOException {
    String longest = character.repeat(3_000);
    List<Row> rows = IntStream.range(0, 1_200).mapToObj(i -> row(i, longest)).toList();
    Summary summary = summary(largest(), rows);
    int bytes = Json.pretty(summary).length;
    assertTrue(bytes <= Summary.MOST_BYTES, () -> "%,d bytes".formatted(bytes));
    assertEquals(1_000, summary.lists().size(), "every list");
    assertEquals(1_000, summary.rules().stream().filter(r -> r.id().startsWith("r-")).count());
    assertEquals(1_200, summary.rows());
    assertEquals(summary, Json.read(Json.pretty(summary), Summary.class));
  }

  /** What strangers choose is as long as it can be; the rest is as a job writes it. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "中", "𝄞", "a"})
  void longTextsAreCutBeforeRowsAreLeftOut(String character) throws IOException {
    String longest = character.repeat(3_000);
    List<Row> rows =
        new RandomLedger(2).rows(2_000).stream().map(row -> longer(row, longest)).toList();
    Summary summary = summary(MadeLedger.POLICY, rows);
    assertTrue(Json.pretty(summary).length <= Summary.MOST_BYTES);
    assertEquals(500, summary.sample().size());
  }

  private static Row longer(Row row, String longest) {
    Row.Builder longer = Row.of(row.schema());
    row.schema().columns().forEach(column -> longer.set(column.name(), row.value(column.name())));
    longer
        .set("category", longest)
        .set(
            "findings",
            NaiveSummary.findings(row).stream()
                .map(
                    finding -> {
                      Row.Builder longerFinding = Row.of(Tables.FINDINGS);
                      Tables.FINDINGS
                          .columns()
                          .forEach(c -> longerFinding.set(c.name(), finding.value(c.name())));
                      return longerFinding.set("category", longest).build();
                    })
                .toList());
    return row.text("item_id") == null
        ? longer.build()
        : longer.set("url", "http://" + longest).set("declared_type", longest).build();
  }

  @Test
  void anAddressIsKeptUpToTwoThousandCharactersWhereThereIsRoom() throws IOException {
    Random random = new Random(1);
    List<Row> rows = new RandomLedger(1).rows(100);
    Summary summary = MadeLedger.of(folder, rows, 1, random).summary(1, random);
    rows.forEach(
        row -> {
          Map<String, SampledRow> byToken = new TreeMap<>();
          summary.sample().forEach(sampled -> byToken.put(sampled.itemToken(), sampled));
          assertEquals(row.text("url"), byToken.get(row.text("item_token")).url());
        });
    Row large = row(1, "a".repeat(3_000));
    SampledRow cut = summary(MadeLedger.POLICY, List.of(large)).sample().get(0);
    assertEquals(2_000, cut.url().length());
    assertEquals(10, cut.findings().size());
    assertEquals(100, cut.deciding().category().length());
    assertEquals(500, cut.deciding().reviewNote().length());
  }
}
