package io.winnow.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The floors that hold even if a policy reader were wrong. */
class FindingTest {
  private static ListHit hit(Purpose purpose) {
    return new ListHit("l", "1", purpose, true, "zz-entry", "", "md5", false, null);
  }

  @ParameterizedTest
  @EnumSource
  void aMatchOnAProtectedListIsExcludedOrNoFindingAtAll(Purpose purpose) {
    for (Verdict verdict : List.of(Verdict.KEPT, Verdict.FLAGGED, Verdict.EXCLUDED)) {
      for (Rollout rollout : Rollout.values()) {
        boolean enforced = verdict == Verdict.EXCLUDED && rollout == Rollout.ENFORCE;
        if (purpose.isProtected() && !enforced) {
          assertThrows(
              IllegalArgumentException.class,
              () -> Finding.listed(hit(purpose), verdict, rollout, "r"));
        } else {
          assertEquals(enforced, Finding.listed(hit(purpose), verdict, rollout, "r").excludes());
        }
      }
    }
  }

  private static Finding finding(
      FindingClass findingClass, Reason reason, Verdict verdict, @Nullable ListHit list) {
    return new Finding(
        findingClass, reason, verdict, Rollout.ENFORCE, "r", list, null, null, null, false, null);
  }

  @Test
  void whatIsUnscannableIsExcluded() {
    for (Verdict verdict : Verdict.values()) {
      if (verdict != Verdict.EXCLUDED) {
        assertThrows(
            IllegalArgumentException.class,
            () -> finding(FindingClass.UNSCANNABLE, Reason.TRUNCATED, verdict, null));
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> finding(FindingClass.POLICY, Reason.TRUNCATED, Verdict.EXCLUDED, null));
  }

  @Test
  void classReasonAndEvidenceGoTogether() {
    assertThrows(
        IllegalArgumentException.class,
        () -> finding(FindingClass.POLICY, Reason.LIST_MATCH, Verdict.EXCLUDED, hit(Purpose.CSAM)));
    assertThrows(
        IllegalArgumentException.class,
        () -> finding(FindingClass.KNOWN, Reason.LIST_MATCH, Verdict.EXCLUDED, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> finding(FindingClass.SCORED, Reason.SCORE, Verdict.EXCLUDED, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> finding(FindingClass.POLICY, Reason.CASCADE, Verdict.EXCLUDED, null));
  }

  private static Review review(Review.Kind kind) {
    return new Review(kind, "A. Reviewer", "zz-note", LocalDate.of(2026, 1, 2));
  }

  @Test
  void aDecisionIsWhatItsReviewerSaidOrRefused() {
    assertEquals(
        List.of("review-allow", "review-false-positive", "review-deny"),
        Arrays.stream(Review.Kind.values())
            .map(kind -> Finding.reviewed(review(kind)).reason().id())
            .toList());
    assertThrows(IllegalArgumentException.class, () -> Finding.refused(review(Review.Kind.DENY)));
    assertThrows(
        IllegalArgumentException.class,
        () -> finding(FindingClass.POLICY, Reason.REVIEW_ALLOW, Verdict.FLAGGED, null));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Finding(
                FindingClass.POLICY,
                Reason.REVIEW_ALLOW,
                Verdict.FLAGGED,
                Rollout.ENFORCE,
                "r",
                null,
                null,
                null,
                null,
                false,
                review(Review.Kind.DENY)));
    assertTrue(Finding.reviewed(review(Review.Kind.DENY)).excludes());
    assertFalse(Finding.reviewed(review(Review.Kind.ALLOW)).excludes());
    assertFalse(Finding.refused(review(Review.Kind.ALLOW)).toString().contains("zz-note"));
  }

  @Test
  void whatNoDecisionTakesBack() {
    ItemId other = new ItemId("s", 1, 2);
    for (Purpose purpose : Purpose.values()) {
      boolean csam = purpose == Purpose.CSAM;
      Verdict verdict = purpose.isExcuse() ? Verdict.KEPT : Verdict.EXCLUDED;
      Finding listed = Finding.listed(hit(purpose), verdict, Rollout.ENFORCE, "r");
      assertEquals(csam, listed.isBinding(), purpose::id);
      if (!purpose.isExcuse()) {
        assertTrue(Finding.prescreened(hit(purpose), "r").isBinding(), "nobody has read it");
        assertEquals(csam, Finding.prescreened(hit(purpose), "r").isOfCsam());
      }
    }
    for (Reason reason : Reason.values()) {
      if (reason.isUnscannable()) {
        assertTrue(Finding.unscannable(reason).isBinding(), reason::id);
      }
    }
    assertTrue(Finding.cascade(other, true).isBinding());
    assertFalse(Finding.cascade(other, false).isBinding());
    ModelHit score = new ModelHit("m", "1", 0.9, 0.7);
    assertFalse(Finding.scored(score, Verdict.EXCLUDED, Rollout.ENFORCE, "r").isBinding());
    assertFalse(Finding.notComparable(Reason.NOT_COMPARABLE, Verdict.EXCLUDED).isBinding());
  }

  @Test
  void noTextShowsTheEntry() {
    Finding finding = Finding.listed(hit(Purpose.CSAM), Verdict.EXCLUDED, Rollout.ENFORCE, "r");
    assertFalse(finding.toString().contains("zz-entry"), finding::toString);
    assertTrue(finding.isConfidential());
  }

  @Test
  void bandsOfOtherHashersAreSharesOfTheRecommendedDistance() {
    Algorithm other = new Algorithm("other", 144);
    Map<Integer, String> bands =
        Map.of(
            0,
            "0-25 %",
            500,
            "0-25 %",
            501,
            "26-50 %",
            1000,
            "26-50 %",
            1500,
            "51-75 %",
            1501,
            "76-100 %",
            2000,
            "76-100 %",
            2001,
            "101-200 %",
            4001,
            "over 200 %");
    bands.forEach(
        (distance, band) -> assertEquals(band, DistanceBand.of(other, distance, 2000).id()));
    assertEquals("over 200 %", DistanceBand.of(other, Integer.MAX_VALUE, 1).id());
    assertEquals("21-31", DistanceBand.of(Algorithm.PDQ, 31, 2000).id());
    assertThrows(IllegalArgumentException.class, () -> DistanceBand.of(other, -2000, 2000));
  }

  @Test
  void bandsCoverEveryDistanceOnce() {
    assertEquals("0-10", DistanceBand.ofPdq(10).id());
    assertEquals("11-20", DistanceBand.ofPdq(11).id());
    assertEquals("21-31", DistanceBand.ofPdq(31).id());
    assertEquals("32-64", DistanceBand.ofPdq(64).id());
    for (int distance = 0; distance <= 256; distance++) {
      DistanceBand.ofPdq(distance);
    }
    assertThrows(IllegalArgumentException.class, () -> DistanceBand.ofPdq(257));
    assertThrows(IllegalArgumentException.class, () -> DistanceBand.ofPdq(-1));
  }

  @Test
  void anItemIdIsReadBackWhateverItsShardIsCalled() {
    for (String shard : Arrays.asList("a.warc.gz", "a@1#2", "#", "@", "ü/ b")) {
      ItemId id = new ItemId(shard, 1L << 40, 3);
      assertEquals(id, ItemId.parse(id.toString()));
    }
    for (String text : List.of("", "a", "a@1", "a#1", "@1#1", "a@x#1", "a@1#", "a@-1#0")) {
      assertThrows(IllegalArgumentException.class, () -> ItemId.parse(text), text);
    }
  }

  @Test
  void aScoreThatIsWrittenLikeItsThresholdReachesIt() {
    ModelScores scores =
        new ModelScores("m", "1", List.of("a", "b", "c"), List.of(0.7f, 0.1f, 0.2f));
    assertEquals(0.7, scores.sum(List.of("a")));
    assertEquals(0.3, scores.sum(List.of("b", "c")), 1e-7);
    assertEquals(0, scores.sum(List.of("other")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ModelScores("m", "1", List.of("a"), List.of(Float.NaN)));
  }
}
