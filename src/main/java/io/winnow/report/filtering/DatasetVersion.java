package io.winnow.report.filtering;

import io.winnow.core.Problem;
import io.winnow.policy.Dataset;
import io.winnow.report.ReportData;
import io.winnow.report.ReportedRun;
import io.winnow.run.RunKind;
import java.util.List;
import java.util.Optional;

/**
 * The version of the cleaned dataset, and what it is to that of the run before.
 *
 * @param version as the operator says it, or else counted on from the run before, or else from the
 *     number in the series
 * @param step how far it is from the run before; empty without one, or if one of the two wrote no
 *     data
 * @param previousSha256 hex digest of the manifest of the run before; empty where there is no step
 */
public record DatasetVersion(
    String version, Optional<VersionStep> step, Optional<String> previousSha256) {

  /** Of a report. */
  public static DatasetVersion of(ReportData data, Dataset dataset) {
    Optional<VersionStep> step = step(data);
    Optional<String> next = step.flatMap(s -> before(data).flatMap(s::after));
    return new DatasetVersion(
        dataset.version().or(() -> next).orElse(counted(data.run())),
        step,
        step.flatMap(s -> data.previous().map(ReportedRun::manifestSha256)));
  }

  /** How far the data is from that of the run before; empty unless both wrote data. */
  public static Optional<VersionStep> step(ReportData data) {
    return data.previous()
        .filter(before -> isClean(before) && isClean(data.run()))
        .map(before -> VersionStep.between(before.manifest(), data.run().manifest()));
  }

  private static boolean isClean(ReportedRun run) {
    return run.plan().kind() == RunKind.CLEAN;
  }

  /** The version of the run before: as its operator said it, or else as its own papers count it. */
  private static Optional<String> before(ReportData data) {
    return data.previous().map(run -> run.policy().dataset().version().orElse(counted(run)));
  }

  private static String counted(ReportedRun run) {
    return run.manifest().series().number() + ".0.0";
  }

  /** A version that the rules do not allow after that of the run before. */
  public static List<Problem> problems(ReportData data, StatedFacts stated) {
    Optional<VersionStep> step = step(data);
    Optional<String> before = before(data);
    Optional<String> now = stated.dataset().version();
    if (step.isEmpty()
        || before.isEmpty()
        || now.isEmpty()
        || step.get().allows(before.get(), now.get())) {
      return List.of();
    }
    return List.of(
        new Problem(
            stated.where(),
            0,
            0,
            "dataset.version",
            "is %s after %s%s, but %s; by the rules of Croissant %s a %s version, %s or later"
                .formatted(
                    now.get(),
                    before.get(),
                    data.previous().flatMap(run -> run.policy().dataset().version()).isPresent()
                        ? ""
                        : " (counted, as the policy of the run before says none)",
                    sentence(step.get()),
                    step.get() == VersionStep.MAJOR ? "that counts as" : "it is",
                    step.get(),
                    step.get().after(before.get()).orElseThrow())));
  }

  /** What came of the data of the run before. */
  public static String sentence(VersionStep step) {
    return switch (step) {
      case PATCH -> "the data is the same as in the run before";
      case MINOR -> "all data of the run before is still there, and more was added";
      case MAJOR ->
          "some shards have other rows than in the run before: records were removed, changed or added";
    };
  }
}
