package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sections of a policy that are about a run's papers. */
class PapersTest {
  private static final String RULES =
      """
      policy: p
      format: 1
      rules: [{id: r, model: m, score: 0.5, verdict: flag}]
      """;

  @Test
  void everyKeyIsRead() {
    Policy policy =
        Policies.parse(
            RULES
                + """
                dataset: {name: n, license: CC0-1.0, url: "https://example.org/", creator: us, description: d, version: 2.0.0, published: 2026-05-31}
                approval: {by: A. Reviewer, role: compliance, date: 2026-05-01, reference: T-17}
                evidence: {seal-to: keys/evidence.pub, retain: 730 d}
                decisions: {file: decisions.csv, signed-by: reviewer.pub}
                """);
    assertEquals(Optional.of("d"), policy.dataset().description());
    assertEquals(Optional.of("2.0.0"), policy.dataset().version());
    assertEquals(Optional.of(LocalDate.of(2026, 5, 31)), policy.dataset().published());
    assertEquals(
        new Approval(
            Optional.of("A. Reviewer"),
            Optional.of("compliance"),
            Optional.of(LocalDate.of(2026, 5, 1)),
            Optional.of("T-17")),
        policy.approval());
    assertEquals(Optional.of("keys/evidence.pub"), policy.evidence().sealTo());
    assertEquals(Duration.ofDays(730), policy.evidence().retain());
    assertEquals("decisions.csv", policy.decisions().orElseThrow().path());
    assertEquals("reviewer.pub", policy.decisions().orElseThrow().signedBy());
    assertEquals(7, policy.decisions().orElseThrow().at().line());
  }

  @Test
  void evidenceIsKeptForAYearUnlessSaidOtherwise() {
    assertEquals(Duration.ofDays(365), Policies.parse(RULES).evidence().retain());
    assertEquals(Optional.empty(), Policies.parse(RULES).evidence().sealTo());
  }

  @Test
  void everyMistakeIsToldAtItsPlace() {
    ProblemsException problems =
        assertThrows(
            ProblemsException.class,
            () ->
                Policies.parse(
                    RULES
                        + """
                        dataset: {published: soon}
                        approval: {by: "", on: 2026-05-01, date: 2026-13-01}
                        evidence: {seal-to: "", retain: 3 h}
                        decisions: {file: d.csv}
                        """));
    assertEquals(
        List.of(
            "4 dataset.published",
            "5 approval.by",
            "5 approval.on",
            "5 approval.date",
            "6 evidence.seal-to",
            "6 evidence.retain",
            "7 decisions.signed-by"),
        problems.problems().stream().map(PapersTest::place).toList());
  }

  private static String place(Problem problem) {
    return problem.line() + " " + problem.path();
  }
}
