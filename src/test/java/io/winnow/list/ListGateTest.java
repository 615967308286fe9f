package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ListGateTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 1);
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  private final LoadedList list = Lists.load("k.txt", MD5 + "\na.example\n");

  @Test
  void letsAGoodListPass() {
    assertEquals(
        List.of(), ListGate.DEFAULT.check(list, DAY.plusYears(9), Optional.of(list.state())));
  }

  @Test
  void stopsAtTheDayAfterTheGreatestAge() {
    ListGate gate = new ListGate(OptionalInt.of(30), 1, 10);
    assertEquals(List.of(), gate.check(list, DAY.plusDays(30), Optional.empty()));
    assertMessages(
        gate.check(list, DAY.plusDays(31), Optional.empty()),
        "it is of 2024-05-01, 31 days old, and may be 30 days old; fetch a newer one");
  }

  @Test
  void stopsAListOfTheFuture() {
    assertEquals(List.of(), ListGate.DEFAULT.check(list, DAY.minusDays(1), Optional.empty()));
    assertMessages(
        ListGate.DEFAULT.check(list, DAY.minusDays(2), Optional.empty()),
        "its date, 2024-05-01, lies in the future");
  }

  @Test
  void stopsAnEmptyListAndAShortOne() {
    assertMessages(
        ListGate.DEFAULT.check(Lists.load("k.txt", ""), DAY, Optional.empty()),
        "it has no value that can be compared");
    assertMessages(
        new ListGate(OptionalInt.empty(), 3, 10).check(list, DAY, Optional.empty()),
        "it has 2 values; the policy expects 3 at least");
  }

  @Test
  void stopsAListThatShrinksOrGoesBack() {
    ListState before = state("demo", "8", DAY.plusDays(1), 3, "0".repeat(64));
    assertMessages(
        ListGate.DEFAULT.check(list, DAY, Optional.of(before)),
        "it is of 2024-05-01, older than the one that was used last, of 2024-05-02",
        "it has 2 values, over 10 % fewer than the 3 of last time");
    ListState sameDay = state("demo", "7", DAY, 4, "0".repeat(64));
    assertMessages(
        ListGate.DEFAULT.check(
            list, DAY, Optional.of(state("demo", "7.0.1", DAY, 2, "0".repeat(64)))),
        "it is version 7, and the one that was used last is version 7.0.1");
    ListGate half = new ListGate(OptionalInt.empty(), 1, 50);
    assertEquals(List.of(), half.check(list, DAY, Optional.of(sameDay)));
  }

  @Test
  void findsCanariesOfEveryKind() {
    for (String canary : List.of(MD5, "md5:" + MD5, "x.a.example", "b.example/p")) {
      LoadedList with =
          Lists.load("k.txt", "# canary: " + canary + "\n" + MD5 + "\na.example\nb.example/p\n");
      assertEquals(List.of(), ListGate.DEFAULT.check(with, DAY, Optional.empty()));
    }
    for (String canary : List.of("f" + MD5.substring(1), "c.example", "zz-term")) {
      LoadedList without = Lists.load("k.txt", "# canary: " + canary + "\n" + MD5 + "\n");
      assertMessages(
          ListGate.DEFAULT.check(without, DAY, Optional.empty()),
          "the canary is not found by a look-up: the list is not active");
    }
  }

  @Test
  void stateIsReadAsItWasWritten() {
    ListState state = state("demo", "v 1 ä", DAY, 17, "ab".repeat(32));
    assertEquals(Optional.of(state), ListState.parse(state.format()));
    assertEquals(Optional.empty(), ListState.parse("demo\t1\tyesterday\t17\t" + "ab".repeat(32)));
    String older = "demo\t1\t" + DAY + "\t17\t" + "ab".repeat(32);
    assertEquals(17, ListState.parse(older).orElseThrow().count());
    assertEquals(Optional.empty(), ListState.parse(""));
    assertThrows(
        IllegalArgumentException.class, () -> state("demo", "1\t2", DAY, 17, "ab".repeat(32)));
  }

  /** Many values of one kind must not hide that those of another are gone. */
  @Test
  void stopsAListThatLosesOneOfItsKinds() {
    SortedMap<String, Long> kinds = new TreeMap<>(Map.of("md5", 1L, "domain", 2L));
    ListState before = new ListState("demo", "7", DAY, 2, "0".repeat(64), kinds);
    assertMessages(
        ListGate.DEFAULT.check(list, DAY, Optional.of(before)),
        "it has 1 domain values, over 10 % fewer than the 2 of last time");
    assertEquals(Optional.of(before), ListState.parse(before.format()));
    assertEquals(Optional.empty(), ListState.parse(before.format() + ",pdq"));
  }

  private static ListState state(
      String id, String version, LocalDate date, long count, String digest) {
    return new ListState(id, version, date, count, digest, new TreeMap<>());
  }

  private static void assertMessages(List<Problem> problems, String... messages) {
    assertEquals(
        List.of(messages).stream().map(m -> "k.txt: list demo: " + m).toList(),
        problems.stream().map(Problem::toString).toList());
  }
}
