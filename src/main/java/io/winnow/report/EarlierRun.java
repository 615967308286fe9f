package io.winnow.report;

import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import java.util.Objects;

/**
 * A run that the user names because what it kept may still be in use.
 *
 * @param location the run directory, as the user named it
 * @param manifest {@code run.json}
 * @param plan {@code plan.json}
 */
public record EarlierRun(String location, Manifest manifest, Plan plan) {
  public EarlierRun {
    Objects.requireNonNull(location);
    Objects.requireNonNull(manifest);
    Objects.requireNonNull(plan);
  }
}
