package io.winnow.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Decision;
import io.winnow.core.Finding;
import io.winnow.core.FindingClass;
import io.winnow.core.ItemId;
import io.winnow.core.ListHit;
import io.winnow.core.ModelHit;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.Review;
import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From findings, and what reviewers have decided, to the one verdict. */
class VerdictsTest {
  private static final ItemId OTHER = new ItemId("demo.warc.gz", 123, 4);

  /** What a finding does, said by hand. */
  private record Shape(Finding finding, boolean excludes, boolean excuses, boolean binds) {
    boolean isExcusable() {
      ListHit list = finding.list();
      return list != null && List.of("adult", "custom").contains(list.purpose().id());
    }
  }

  private static ListHit hit(Purpose purpose) {
    return new ListHit("l", "1", purpose, true, "zz", "", "md5", false, null);
  }

  private static Finding listed(Purpose purpose, Verdict verdict, Rollout rollout) {
    return Finding.listed(hit(purpose), verdict, rollout, "r");
  }

  private static Shape free(Finding finding, boolean excludes) {
    return new Shape(finding, excludes, false, false);
  }

  private static Shape binding(Finding finding) {
    return new Shape(finding, true, false, true);
  }

  private static Shape excuse(Purpose purpose) {
    return new Shape(listed(purpose, Verdict.KEPT, Rollout.ENFORCE), false, true, false);
  }

  private static final List<Shape> SHAPES = shapes();

  private static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(binding(listed(Purpose.CSAM, Verdict.EXCLUDED, Rollout.ENFORCE)));
    for (Purpose purpose :
        List.of(Purpose.NCII, Purpose.EXPLOITATIVE, Purpose.TVEC, Purpose.REQUESTED)) {
      shapes.add(free(listed(purpose, Verdict.EXCLUDED, Rollout.ENFORCE), true));
    }
    for (Purpose purpose : List.of(Purpose.ADULT, Purpose.CUSTOM)) {
      shapes.add(free(listed(purpose, Verdict.EXCLUDED, Rollout.ENFORCE), true));
      shapes.add(free(listed(purpose, Verdict.EXCLUDED, Rollout.SHADOW), false));
      shapes.add(free(listed(purpose, Verdict.FLAGGED, Rollout.ENFORCE), false));
    }
    shapes.add(excuse(Purpose.ALLOW));
    shapes.add(excuse(Purpose.BENIGN));
    shapes.add(binding(Finding.unscannable(Reason.TRUNCATED)));
    shapes.add(binding(Finding.unscannable(Reason.SCREENER_DIED)));
    shapes.add(binding(Finding.prescreened(hit(Purpose.CSAM), "r")));
    shapes.add(binding(Finding.prescreened(hit(Purpose.NCII), "r")));
    shapes.add(binding(Finding.cascade(OTHER, true)));
    shapes.add(free(Finding.cascade(OTHER, false), true));
    ModelHit score = new ModelHit("m", "1", 0.9, 0.7);
    shapes.add(free(Finding.scored(score, Verdict.EXCLUDED, Rollout.ENFORCE, "s"), true));
    shapes.add(free(Finding.scored(score, Verdict.EXCLUDED, Rollout.SHADOW, "s"), false));
    shapes.add(free(Finding.scored(score, Verdict.FLAGGED, Rollout.ENFORCE, "s"), false));
    shapes.add(free(Finding.notComparable(Reason.NOT_COMPARABLE, Verdict.EXCLUDED), true));
    shapes.add(free(Finding.notComparable(Reason.TOO_SMALL_TO_HASH, Verdict.FLAGGED), false));
    return shapes;
  }

  /** Every combination of at most three findings. */
  private static void everyCombination(Consumer<List<Shape>> test) {
    test.accept(List.of());
    for (int a = 0; a < SHAPES.size(); a++) {
      test.accept(List.of(SHAPES.get(a)));
      for (int b = 0; b < SHAPES.size(); b++) {
        test.accept(List.of(SHAPES.get(a), SHAPES.get(b)));
        for (int c = 0; c < SHAPES.size(); c++) {
          test.accept(List.of(SHAPES.get(a), SHAPES.get(b), SHAPES.get(c)));
        }
      }
    }
  }

  private static Decision decide(List<Shape> shapes, boolean asked, @Nullable Review review) {
    return Verdicts.decide(shapes.stream().map(Shape::finding).toList(), asked, review);
  }

  private static Review review(Review.Kind kind) {
    return new Review(kind, "A. Reviewer", "looked at it", LocalDate.of(2026, 5, 1));
  }

  private static final List<Review> KEEPING =
      List.of(review(Review.Kind.ALLOW), review(Review.Kind.FALSE_POSITIVE));

  @Test
  void nobodyKeepsWhatBindsWhateverElseWasFound() {
    everyCombination(
        shapes -> {
          if (shapes.stream().anyMatch(Shape::binds)) {
            for (boolean asked : new boolean[] {true, false}) {
              for (Review review : KEEPING) {
                Decision decision = decide(shapes, asked, review);
                Decision without = decide(shapes, asked, null);
                assertEquals(Verdict.EXCLUDED, decision.verdict());
                assertSame(without.deciding(), decision.deciding());
                assertEquals(Reason.REVIEW_REFUSED, last(decision).reason());
                assertSame(review, last(decision).review());
              }
            }
          }
        });
  }

  @Test
  void whoeverMayKeepsTheItemWithARowAndEveryFindingStays() {
    everyCombination(
        shapes -> {
          if (shapes.stream().noneMatch(Shape::binds)) {
            for (Review review : KEEPING) {
              Decision decision = decide(shapes, true, review);
              assertEquals(Verdict.FLAGGED, decision.verdict());
              assertSame(last(decision), decision.deciding());
              assertSame(review, last(decision).review());
              assertEquals(FindingClass.POLICY, last(decision).findingClass());
              assertEquals(
                  shapes.stream().map(Shape::finding).toList(),
                  decision.findings().subList(0, shapes.size()));
              // No decision makes anybody ask for a type.
              assertEquals(Verdict.SET_ASIDE, decide(shapes, false, review).verdict());
            }
          }
        });
  }

  @Test
  void whoeverDeniesExcludesAndTheStrongestStillDecides() {
    Review denied = review(Review.Kind.DENY);
    everyCombination(
        shapes -> {
          for (boolean asked : new boolean[] {true, false}) {
            Decision decision = decide(shapes, asked, denied);
            Decision without = decide(shapes, asked, null);
            assertEquals(Verdict.EXCLUDED, decision.verdict());
            assertEquals(Reason.REVIEW_DENY, last(decision).reason());
            assertSame(
                without.verdict() == Verdict.EXCLUDED ? without.deciding() : last(decision),
                decision.deciding());
          }
        });
  }

  @Test
  void whereNobodyHasDecidedFindingsAloneDo() {
    everyCombination(
        shapes -> {
          boolean excused = shapes.stream().anyMatch(Shape::excuses);
          List<Shape> inForce =
              shapes.stream().filter(s -> !s.excuses() && !(excused && s.isExcusable())).toList();
          boolean excluded = inForce.stream().anyMatch(Shape::excludes);
          boolean noted =
              !inForce.isEmpty() || (excused && shapes.stream().anyMatch(Shape::isExcusable));
          Decision decision = decide(shapes, true, null);
          assertEquals(
              excluded ? Verdict.EXCLUDED : noted ? Verdict.FLAGGED : Verdict.KEPT,
              decision.verdict());
          assertEquals(shapes.stream().map(Shape::finding).toList(), decision.findings());
          assertEquals(
              excluded ? Verdict.EXCLUDED : Verdict.SET_ASIDE,
              decide(shapes, false, null).verdict());
          assertTrue(decision.review().isEmpty());
        });
  }

  /** One line for each kind of finding: the class that decides after allow, and after deny. */
  @Test
  void oneFindingAndOneDecision() {
    Map<Finding, String> expected = new LinkedHashMap<>();
    expected.put(
        listed(Purpose.CSAM, Verdict.EXCLUDED, Rollout.ENFORCE),
        "excluded by known/list-match; excluded by known/list-match");
    expected.put(
        listed(Purpose.NCII, Verdict.EXCLUDED, Rollout.ENFORCE),
        "flagged by policy/review-allow; excluded by known/list-match");
    expected.put(
        listed(Purpose.CUSTOM, Verdict.FLAGGED, Rollout.ENFORCE),
        "flagged by policy/review-allow; excluded by policy/review-deny");
    expected.put(
        Finding.unscannable(Reason.ENCRYPTED),
        "excluded by unscannable/encrypted; excluded by unscannable/encrypted");
    expected.put(
        Finding.scored(new ModelHit("m", "1", 0.9, 0.7), Verdict.EXCLUDED, Rollout.ENFORCE, "s"),
        "flagged by policy/review-allow; excluded by scored/score");
    expected.put(
        Finding.cascade(OTHER, false),
        "flagged by policy/review-allow; excluded by policy/cascade");
    expected.put(
        Finding.cascade(OTHER, true), "excluded by policy/cascade; excluded by policy/cascade");
    expected.forEach(
        (finding, ends) ->
            assertEquals(
                ends,
                end(Verdicts.decide(List.of(finding), true, review(Review.Kind.ALLOW)))
                    + "; "
                    + end(Verdicts.decide(List.of(finding), true, review(Review.Kind.DENY)))));
    assertEquals(
        "flagged by policy/review-false-positive",
        end(Verdicts.decide(List.of(), true, review(Review.Kind.FALSE_POSITIVE))));
    assertNull(Verdicts.decide(List.of(), true, null).deciding());
  }

  private static String end(Decision decision) {
    Optional<Finding> deciding = decision.decidedBy();
    return "%s by %s/%s"
        .formatted(
            decision.verdict().id(),
            deciding.orElseThrow().findingClass().id(),
            deciding.orElseThrow().reason().id());
  }

  private static Finding last(Decision decision) {
    return Objects.requireNonNull(decision.findings().get(decision.findings().size() - 1));
  }
}
