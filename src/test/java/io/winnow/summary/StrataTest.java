package io.winnow.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Row;
import io.winnow.table.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrataTest {
  private static final LedgerColumns COLUMNS = new LedgerColumns(Tables.LEDGER);

  private final Random random = new Random(4);

  /** So many rows that a rule has decided, with random tokens. */
  private List<Row> rows(String rule, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Row.of(Tables.LEDGER)
              .set("item_token", "%016x".formatted(random.nextLong()))
              .set("item_kind", "image")
              .set("verdict", "excluded")
              .set("class", "policy")
              .set("reason", "list-match")
              .set("rule_id", rule)
              .set("rollout", "enforce")
              .set("findings", List.of())
              .build());
    }
    return rows;
  }

  private static Strata of(List<Row> rows) {
    Strata strata = new Strata();
    rows.forEach(row -> strata.add(COLUMNS, row));
    return strata;
  }

  private static List<String> tokens(Strata.Sample sample) {
    return sample.rows().stream().map(SampledRow::itemToken).toList();
  }

  @Test
  void everyStratumIsSeenAndTheRestGoesByTheirRows() {
    List<Row> rows = new ArrayList<>(rows("many", 20_000));
    rows.addAll(rows("some", 2_000));
    rows.addAll(rows("few", 7));
    Strata.Sample sample = of(rows).sample(500);
    assertEquals(
        List.of("many 20000", "some 2000", "few 7"),
        sample.strata().stream().map(s -> s.ruleId() + " " + s.rows()).toList());
    List<Integer> shares = sample.strata().stream().map(Stratum::sampled).toList();
    assertEquals(500, sample.rows().size());
    assertEquals(500, shares.stream().mapToInt(Integer::intValue).sum());
    assertEquals(7, shares.get(2));
    assertTrue(shares.get(0) > 2 * shares.get(1), () -> "by their rows: " + shares);
  }

  @Test
  void theRowsOfAStratumAreThoseWithTheSmallestTokens() {
    List<Row> rows = rows("one", 5_000);
    List<String> smallest =
        rows.stream().map(row -> row.text("item_token")).sorted().limit(100).toList();
    assertEquals(smallest, tokens(of(rows).sample(100)));
  }

  @Test
  void neitherOrderNorSplittingMakesADifference() {
    List<Row> rows = new ArrayList<>();
    for (int rule = 0; rule < 300; rule++) {
      rows.addAll(rows("rule-" + rule, 1 + random.nextInt(60)));
    }
    Strata.Sample whole = of(rows).sample(500);
    assertEquals(Summary.MOST_STRATA, whole.strata().size(), "the last one stands for the others");
    for (int trial = 0; trial < 10; trial++) {
      Collections.shuffle(rows, random);
      int cut = random.nextInt(rows.size());
      Strata strata = of(rows.subList(0, cut));
      strata.add(of(rows.subList(cut, rows.size())));
      assertEquals(whole, strata.sample(500));
    }
  }

  @Test
  void everyStratumIsSeenWhereThereAreAsManyAsCanBe() {
    List<Row> rows = new ArrayList<>(rows("a-many", 10_000));
    for (int rule = 0; rule < Summary.MOST_STRATA - 2; rule++) {
      rows.addAll(rows("rule-" + rule, 1));
    }
    Strata.Sample sample = of(rows).sample(500);
    assertTrue(sample.strata().stream().allMatch(stratum -> stratum.sampled() >= 1));
    assertTrue(sample.rows().size() <= 500);
  }

  @Test
  void aSmallerSampleIsOfTheLargestStrata() {
    List<Row> rows = new ArrayList<>(rows("b", 3));
    rows.addAll(rows("a", 2));
    rows.addAll(rows("c", 1));
    Strata strata = of(rows);
    assertEquals(
        List.of(1, 1, 0), strata.sample(2).strata().stream().map(Stratum::sampled).toList());
    assertEquals(List.of(), strata.sample(0).rows());
    assertEquals(6, strata.sample(6).rows().size());
  }
}
