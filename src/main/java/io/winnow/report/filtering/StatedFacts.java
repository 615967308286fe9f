package io.winnow.report.filtering;

import io.winnow.policy.Dataset;
import io.winnow.report.ReportedRun;

/**
 * What the operator says of a dataset.
 *
 * @param where he says it, as problems name it: a file, or a run's policy
 * @param dataset what he says
 */
public record StatedFacts(String where, Dataset dataset) {
  /** What the policy of a run says. */
  public static StatedFacts of(ReportedRun run) {
    return new StatedFacts(
        "policy %s of %s".formatted(run.policy().name(), run.location()), run.policy().dataset());
  }
}
