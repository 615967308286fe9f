package io.winnow.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Decision KEPT = new Decision(Verdict.KEPT, null, List.of());
  private static final Decision ASIDE = new Decision(Verdict.SET_ASIDE, null, List.of());

  private static Decision excluded(Reason reason) {
    Finding finding = Finding.unscannable(reason);
    return new Decision(Verdict.EXCLUDED, finding, List.of(finding));
  }

  private static Tally random(Random random) {
    Tally.Counter counter = new Tally.Counter();
    for (int i = random.nextInt(60); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> counter.outOfScope("type-" + random.nextInt(40));
        case 1 -> counter.unreadable();
        default -> {
          counter.capture();
          counter.item(random.nextBoolean() ? KEPT : excluded(Reason.TRUNCATED), "image/png");
          counter.item(ASIDE, "font/x-" + random.nextInt(40));
        }
      }
    }
    return counter.tally();
  }

  @Test
  void whateverIsAddedUpTheSumsHold() {
    Random random = new Random(11);
    Tally.Counter sum = new Tally.Counter();
    long items = 0;
    for (int i = 0; i < 200; i++) {
      Tally tally = random(random);
      tally.checkConservation();
      items += tally.itemCount();
      sum.add(tally);
    }
    sum.tally().checkConservation();
    assertEquals(items, sum.tally().itemCount());
  }

  @Test
  void typesThatAShardInventsAreBounded() {
    Tally.Counter counter = new Tally.Counter();
    for (int i = 0; i < 1000; i++) {
      counter.outOfScope("invented-" + i);
      counter.capture();
      counter.item(ASIDE, "x/" + "y".repeat(i));
    }
    Tally tally = counter.tally();
    tally.checkConservation();
    assertTrue(tally.outOfScope().size() <= 25, () -> "" + tally.outOfScope().size());
    assertTrue(tally.setAside().size() <= 25, () -> "" + tally.setAside().size());
    assertTrue(tally.setAside().keySet().stream().allMatch(type -> type.length() <= 64));
  }

  @Test
  void everyVerdictHasANumberAndTypesWithoutANameHaveOne() {
    Tally.Counter counter = new Tally.Counter();
    counter.capture();
    counter.item(ASIDE, "");
    assertEquals(Map.of("(none)", 1L), counter.tally().setAside());
    assertEquals(Verdict.values().length, counter.tally().items().size());
  }

  private static Decision reviewed(Review.Kind kind, boolean refused) {
    Review review = new Review(kind, "A. Reviewer", "zz", LocalDate.of(2026, 1, 2));
    Finding finding = refused ? Finding.refused(review) : Finding.reviewed(review);
    Finding deciding = refused ? Finding.unscannable(Reason.TRUNCATED) : finding;
    return new Decision(deciding.verdict(), deciding, List.of(deciding, finding));
  }

  @Test
  void everyDecisionOfAReviewerIsCountedByWhatBecameOfIt() {
    Tally.Counter counter = new Tally.Counter();
    for (Decision decision :
        List.of(
            reviewed(Review.Kind.ALLOW, false),
            reviewed(Review.Kind.ALLOW, true),
            reviewed(Review.Kind.FALSE_POSITIVE, true),
            reviewed(Review.Kind.FALSE_POSITIVE, false),
            reviewed(Review.Kind.DENY, false),
            KEPT)) {
      counter.capture();
      counter.item(decision, "image/png");
    }
    counter.add(counter.tally());
    Tally tally = counter.tally();
    tally.checkConservation();
    assertEquals(
        Map.of(
            "review-allow", 2L,
            "review-false-positive", 2L,
            "review-deny", 2L,
            "review-refused", 4L),
        tally.reviews());
    assertEquals(6, tally.reviewsApplied());
    assertEquals(4, tally.reviewsRefused());
  }

  private static Tally with(long records, long captures, Map<Verdict, Long> items) {
    return new Tally(
        records,
        captures,
        new TreeMap<>(),
        0,
        items,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        0,
        0);
  }

  @Test
  void whatWasLostIsNamed() {
    assertMessage("records read: 3 is not", with(3, 2, Map.of(Verdict.KEPT, 2L)));
    assertMessage("2 captures gave only 1 items", with(2, 2, Map.of(Verdict.KEPT, 1L)));
    assertMessage("excluded: 1 is not", with(1, 1, Map.of(Verdict.EXCLUDED, 1L)));
    assertMessage("flagged: 1 is not", with(1, 1, Map.of(Verdict.FLAGGED, 1L)));
    assertMessage("set aside: 1 is not", with(1, 1, Map.of(Verdict.SET_ASIDE, 1L)));
  }

  private static void assertMessage(String start, Tally tally) {
    String message =
        assertThrows(IllegalStateException.class, tally::checkConservation).getMessage();
    assertTrue(message.startsWith(start), message);
  }
}
