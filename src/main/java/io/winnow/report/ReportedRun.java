package io.winnow.report;

import io.winnow.policy.Policy;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.summary.Summary;
import java.util.Objects;

/**
 * A run as its own papers tell of it: plan and summary are those that the manifest names.
 *
 * @param location the run directory, as the user named it
 * @param manifest {@code run.json}
 * @param manifestSha256 hex digest of {@code run.json} as it lies there
 * @param plan {@code plan.json}
 * @param policy the plan's policy, read
 * @param summary {@code summary.json}
 */
public record ReportedRun(
    String location,
    Manifest manifest,
    String manifestSha256,
    Plan plan,
    Policy policy,
    Summary summary) {
  public ReportedRun {
    Objects.requireNonNull(location);
    Objects.requireNonNull(manifest);
    Objects.requireNonNull(manifestSha256);
    Objects.requireNonNull(plan);
    Objects.requireNonNull(policy);
    Objects.requireNonNull(summary);
  }
}
