package io.winnow.report;

import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import java.util.Objects;
import java.util.Optional;

/**
 * A run that the user names because what it kept may still be in use.
 *
 * @param location the run directory, as the user named it
 * @param manifest {@code run.json}
 * @param plan {@code plan.json}
 * @param still what it keeps of that which is excluded now; empty where the two have no names of
 *     items in common
 */
public record EarlierRun(String location, Manifest manifest, Plan plan, Optional<StillKept> still) {
  public EarlierRun {
    Objects.requireNonNull(location);
    Objects.requireNonNull(manifest);
    Objects.requireNonNull(plan);
    Objects.requireNonNull(still);
  }

  /** The same, with its items counted. */
  public EarlierRun with(StillKept counted) {
    return new EarlierRun(location, manifest, plan, Optional.of(counted));
  }
}
