package io.winnow.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopCounterTest {
  private static final int ALL = Integer.MAX_VALUE;
  private static final String[] VERDICTS = {"excluded", "excluded", "flagged", "set-aside"};

  private record Seen(String key, String verdict) {}

  /** Few keys that come often, many that come once or twice. */
  private static List<Seen> rows(Random random, int count, int keys) {
    List<Seen> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int key = (int) Math.pow(keys, random.nextDouble());
      rows.add(new Seen("key-" + key, VERDICTS[random.nextInt(VERDICTS.length)]));
    }
    return rows;
  }

  private static TopCounter<String> counted(List<Seen> rows, int most) {
    TopCounter<String> counter = new TopCounter<>(most);
    rows.forEach(row -> counter.add(row.key(), row.verdict()));
    return counter;
  }

  /** Cut anywhere, into so many pieces, which are added in their order. */
  private static TopCounter<String> inPieces(List<Seen> rows, int most, int pieces, Random random) {
    TopCounter<String> sum = new TopCounter<>(most);
    int from = 0;
    for (int i = 1; i <= pieces; i++) {
      int to = i == pieces ? rows.size() : from + random.nextInt(rows.size() - from + 1);
      sum.add(counted(rows.subList(from, to), most));
      from = to;
    }
    return sum;
  }

  private static Top<Count> top(TopCounter<String> counter, int shown) {
    return counter.top(
        shown,
        Comparator.naturalOrder(),
        (key, rows) -> new Count(key, rows.excluded(), rows.flagged()));
  }

  /** Excluded, flagged and all rows by key. */
  private static Map<String, long[]> exact(List<Seen> rows) {
    Map<String, long[]> exact = new HashMap<>();
    for (Seen row : rows) {
      long[] of = exact.computeIfAbsent(row.key(), k -> new long[3]);
      of[0] += row.verdict().equals("excluded") ? 1 : 0;
      of[1] += row.verdict().equals("flagged") ? 1 : 0;
      of[2]++;
    }
    return exact;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void upToItsBoundItCountsAsAPlainMapDoes(long seed) {
    Random random = new Random(seed);
    List<Seen> rows = rows(random, 3_000, 200);
    Map<String, long[]> exact = exact(rows);
    List<Count> expected =
        exact.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, long[]> e) -> -e.getValue()[2])
                    .thenComparing(Map.Entry::getKey))
            .map(e -> new Count(e.getKey(), e.getValue()[0], e.getValue()[1]))
            .toList();
    Top<Count> whole = top(counted(rows, exact.size()), ALL);
    assertEquals(new Top<>(expected, 0, 0, 0, true), whole);
    Collections.shuffle(rows, random);
    assertEquals(whole, top(inPieces(rows, exact.size(), 7, random), ALL));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void beyondItsBoundACountLacksNoMoreThanItMay(long seed) {
    Random random = new Random(seed);
    int most = 4 + random.nextInt(120);
    List<Seen> rows = rows(random, 20_000, 5_000);
    Map<String, long[]> exact = exact(rows);
    Top<Count> top = top(inPieces(rows, most, 1 + random.nextInt(9), random), ALL);
    assertFalse(top.exact());
    assertTrue(top.entries().size() <= most, "bounded");
    double mayLack = 2.0 * rows.size() / most;
    Map<String, Count> shown = new HashMap<>();
    for (Count count : top.entries()) {
      long[] of = exact.get(count.key());
      assertTrue(count.excluded() <= of[0] && count.flagged() <= of[1], "lower bounds");
      shown.put(count.key(), count);
    }
    exact.forEach(
        (key, of) ->
            assertTrue(shown.containsKey(key) || of[2] <= mayLack, () -> key + " is missed"));
    long excluded = exact.values().stream().mapToLong(of -> of[0]).sum();
    long flagged = exact.values().stream().mapToLong(of -> of[1]).sum();
    assertEquals(
        excluded, top.entries().stream().mapToLong(Count::excluded).sum() + top.otherExcluded());
    assertEquals(
        flagged, top.entries().stream().mapToLong(Count::flagged).sum() + top.otherFlagged());
    assertTrue(top.entries().size() + top.otherKeys() > most, "more than can be held were there");
    assertTrue(top.entries().size() + top.otherKeys() <= exact.size(), "a lower bound");
  }

  /** The bound of the algorithm's own paper, on rows of one kind, so that nothing else counts. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 64})
  void aKeyLacksAtMostTwiceTheRowsForEachThatIsHeld(int most) {
    Random random = new Random(most);
    for (int trial = 0; trial < 50; trial++) {
      List<Seen> rows = new ArrayList<>();
      rows(random, 2_000, 1_000).forEach(row -> rows.add(new Seen(row.key(), "excluded")));
      Map<String, Long> shown = new HashMap<>();
      top(inPieces(rows, most, 1 + trial % 5, random), ALL)
          .entries()
          .forEach(count -> shown.put(count.key(), count.excluded()));
      exact(rows)
          .forEach(
              (key, of) -> {
                double lacks = of[0] - shown.getOrDefault(key, 0L);
                assertTrue(lacks <= 2.0 * rows.size() / most, () -> key + " lacks " + lacks);
              });
    }
  }

  @Test
  void aMillionKeysOfAnAttackerTakeNoMoreRoomThanIsGiven() {
    TopCounter<String> counter = new TopCounter<>(1_000);
    for (int i = 0; i < 1_000_000; i++) {
      counter.add("host-" + i, "excluded");
      if (i % 100 == 0) {
        counter.add("often.example", "excluded");
      }
    }
    Top<Count> top = top(counter, 1);
    assertEquals("often.example", top.entries().get(0).key());
    assertTrue(top.entries().get(0).excluded() >= 10_000 - 2 * 1_010_000 / 1_000);
    assertEquals(1_010_000, top.entries().get(0).excluded() + top.otherExcluded());
    assertTrue(top(counter, ALL).entries().size() <= 1_000);
  }

  @Test
  void whatIsNotShownAddsUp() {
    List<Seen> rows =
        List.of(
            new Seen("b", "excluded"),
            new Seen("a", "flagged"),
            new Seen("c", "excluded"),
            new Seen("c", "flagged"),
            new Seen("d", "set-aside"));
    assertEquals(
        new Top<>(List.of(new Count("c", 1, 1), new Count("a", 0, 1)), 2, 1, 0, true),
        top(counted(rows, 4), 2));
  }
}
