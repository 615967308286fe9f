package io.winnow.clean;

import static io.winnow.clean.HeldRows.MANY;
import static io.winnow.clean.HeldRows.STRETCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldRowsTest {
  @TempDir Path out;

  private static Row row(String token, boolean masked) {
    return Row.of(Tables.LEDGER)
        .set("item_token", token)
        .set("item_id", masked ? null : "s@1#0")
        .set("item_kind", "document")
        .set("verdict", "excluded")
        .set("class", "known")
        .set("reason", "list-match")
        .set("rule_id", "r")
        .set("rollout", "enforce")
        .set("findings", List.of())
        .build();
  }

  private static String token(Row row) {
    return Objects.requireNonNull(row.text("item_token"));
  }

  /** The ledger of records of which some are masked, and each has one row, by its token. */
  private List<Row> ledger(String unit, List<String> tokens, IntPredicate masked)
      throws IOException {
    RunDirectory directory =
        new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
    List<Row> rows = new ArrayList<>();
    try (UnitTables tables = new UnitTables(directory, unit, "0.1", false, Optional.empty())) {
      for (int i = 0; i < tokens.size(); i++) {
        tables.nextRecord();
        tables.write(row(tokens.get(i), masked.test(i)));
      }
      TableFile file = tables.finish().get(0);
      try (TableReader reader =
          new TableReader(Tables.LEDGER, directory.table("ledger").channel(file.name()))) {
        for (Row row = reader.next(); row != null; row = reader.next()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static List<String> tokens(int count) {
    List<String> tokens =
        new ArrayList<>(IntStream.range(0, count).mapToObj("%032x"::formatted).toList());
    Collections.shuffle(tokens, new Random(5));
    return tokens;
  }

  /** How many records were read before each masked row came, as far as the file shows it. */
  private static Map<String, Integer> places(List<Row> ledger, List<String> tokens) {
    Map<String, Integer> records = new TreeMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      records.put(tokens.get(i), i);
    }
    Map<String, Integer> places = new TreeMap<>();
    int after = 0;
    for (Row row : ledger) {
      if (row.text("item_id") == null) {
        places.put(token(row), after);
      } else {
        after = records.getOrDefault(token(row), 0) + 1;
      }
    }
    return places;
  }

  @Test
  void aFewComeLastInTheOrderOfTheirTokens() throws IOException {
    List<String> tokens = tokens(3 * STRETCH + 7);
    IntPredicate masked = i -> i % 9 == 0;
    List<String> expected = new ArrayList<>();
    IntStream.range(0, tokens.size())
        .filter(masked.negate())
        .mapToObj(tokens::get)
        .forEach(expected::add);
    IntStream.range(0, tokens.size())
        .filter(masked)
        .mapToObj(tokens::get)
        .sorted()
        .forEach(expected::add);
    assertTrue(tokens.size() / 9 < MANY);
    assertEquals(expected, order(ledger("few", tokens, masked)));
  }

  @Test
  void ofVeryManySomeComeEarlierButNoneInTheStretchThatItIsOf() throws IOException {
    int count = 5 * STRETCH + 11;
    List<String> tokens = tokens(count);
    List<Row> ledger = ledger("many", tokens, i -> i % 50 != 0);
    assertEquals(count, ledger.stream().map(HeldRowsTest::token).distinct().count());
    Map<String, Integer> places = places(ledger, tokens);
    Map<Integer, List<String>> batches = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      if (i % 50 != 0) {
        int place = Objects.requireNonNull(places.get(tokens.get(i)));
        int ended = place == count ? Integer.MAX_VALUE : (place + STRETCH - 1) / STRETCH;
        assertTrue(ended >= i / STRETCH + 2, i + " at " + place);
        batches.computeIfAbsent(place, p -> new ArrayList<>()).add(tokens.get(i));
      }
    }
    assertEquals(3, batches.size(), batches.keySet()::toString);
    assertTrue(batches.keySet().contains(count), "the rest comes last");
    batches.forEach((place, batch) -> assertTrue(place == count || batch.size() >= MANY));
  }

  /** As many hits in each stretch, on other records of it: nobody sees a difference. */
  @Test
  void whereInItsStretchAHitLiesShowsNowhere() throws IOException {
    int count = 4 * STRETCH + 3;
    List<String> tokens = tokens(count);
    boolean[] masked = new boolean[count];
    IntStream.range(0, count).forEach(i -> masked[i] = i % 10 != 0);
    List<String> moved = new ArrayList<>();
    boolean[] then = new boolean[count];
    Random random = new Random(6);
    for (int from = 0; from < count; from += STRETCH) {
      int until = Math.min(from + STRETCH, count);
      List<String> hits = new ArrayList<>();
      List<String> others = new ArrayList<>();
      List<Boolean> places = new ArrayList<>();
      for (int i = from; i < until; i++) {
        (masked[i] ? hits : others).add(tokens.get(i));
        places.add(masked[i]);
      }
      Collections.shuffle(hits, random);
      Collections.shuffle(places, random);
      for (int i = from; i < until; i++) {
        then[i] = places.get(i - from);
        moved.add((then[i] ? hits : others).remove(0));
      }
    }
    assertNotEquals(tokens, moved);
    List<String> expected = order(ledger("one", tokens, i -> masked[i]));
    assertEquals(expected, order(ledger("other", moved, i -> then[i])));
  }

  private static List<String> order(List<Row> ledger) {
    return ledger.stream().map(HeldRowsTest::token).toList();
  }
}
