package io.winnow.report.html;

import io.winnow.core.Purpose;
import io.winnow.core.Verdict;
import io.winnow.policy.ListRule;
import io.winnow.report.Figures;
import io.winnow.report.ReportData;
import io.winnow.report.ReportedRun;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.summary.Summary;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all views look at, and what they may not show.
 *
 * @param data the run and what belongs to it
 * @param mask whether small figures of sensitive purposes are masked
 * @param sensitiveRules ids of the rules whose figures are sensitive
 */
record Scene(ReportData data, boolean mask, Set<String> sensitiveRules) {
  private static final int SMALL = 5;

  static Scene of(ReportData data, boolean mask) {
    Set<String> rules =
        data.run().policy().rules().stream()
            .filter(rule -> rule instanceof ListRule)
            .map(rule -> (ListRule) rule)
            .filter(
                rule ->
                    data.run()
                        .policy()
                        .list(rule.list())
                        .filter(list -> isSensitive(list.purpose()))
                        .isPresent())
            .map(ListRule::id)
            .collect(Collectors.toUnmodifiableSet());
    return new Scene(data, mask, rules);
  }

  ReportedRun run() {
    return data.run();
  }

  Manifest manifest() {
    return data.run().manifest();
  }

  Plan plan() {
    return data.run().plan();
  }

  Summary summary() {
    return data.run().summary();
  }

  Optional<ReportedRun> previous() {
    return data.previous();
  }

  long items() {
    return manifest().tally().itemCount();
  }

  long items(Verdict verdict) {
    return manifest().tally().count(verdict);
  }

  static boolean isSensitive(Purpose purpose) {
    return purpose == Purpose.CSAM || purpose == Purpose.NCII;
  }

  static boolean isSensitive(@Nullable String purpose) {
    return purpose != null && Purpose.byId(purpose).filter(Scene::isSensitive).isPresent();
  }

  /** Whether there is anything to mask. */
  boolean hides() {
    return mask && hasSensitive();
  }

  /** Whether a rule looks things up in a list of a sensitive purpose. */
  boolean hasSensitive() {
    return !sensitiveRules.isEmpty();
  }

  /** Whether a figure must not be shown as it is. */
  boolean masks(long count, boolean sensitive) {
    return mask && sensitive && count > 0 && count < SMALL;
  }

  /** A figure, masked where it must be. */
  String figure(long count, boolean sensitive) {
    return masks(count, sensitive) ? "<" + SMALL : Figures.count(count);
  }

  /**
   * A sum, of which the reader must not learn a small part.
   *
   * @param open what may be known of it
   * @param sensitive the rest
   */
  String sum(long open, long sensitive) {
    if (!masks(sensitive, true)) {
      return Figures.count(open + sensitive);
    }
    return open == 0 ? figure(sensitive, true) : "more than " + Figures.count(open);
  }

  Cell cell(long count, boolean sensitive) {
    return masks(count, sensitive) ? Cell.number(figure(count, true), 1) : Cell.count(count);
  }

  Cell bar(long count, long whole, boolean sensitive) {
    return masks(count, sensitive) ? Cell.bar(0, whole) : Cell.bar(count, whole);
  }
}
