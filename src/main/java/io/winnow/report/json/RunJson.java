package io.winnow.report.json;

import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.policy.Approval;
import io.winnow.policy.Dataset;
import io.winnow.report.ReportedRun;
import io.winnow.run.Gate;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says of its run, bounded: files and inputs are counted, of failed units the first
 * hundred are named.
 */
record RunJson(
    String manifestSha256,
    String planSha256,
    @Nullable String summarySha256,
    String kind,
    String state,
    String tool,
    Map<String, String> versions,
    String sandbox,
    String started,
    String ended,
    PolicyJson policy,
    @Nullable DatasetJson dataset,
    List<Plan.ListStamp> lists,
    List<Plan.ModelStamp> models,
    Manifest.@Nullable Decisions decisions,
    @Nullable String evidenceKeyId,
    List<Plan.PluginStamp> plugins,
    Plan.SeriesStamp series,
    Inputs inputs,
    Units units,
    Records records,
    Items items,
    Map<String, Long> excluded,
    Map<String, Long> flagged,
    Map<String, Long> setAside,
    Map<String, Long> reviews,
    List<Manifest.TableTotal> tables,
    Manifest.Roots roots,
    Manifest.Hits hits,
    List<Gate.Result> gates) {
  static final int MOST_FAILED = 100;

  /** The policy and who approved it, as far as it says so. */
  record PolicyJson(
      String name,
      String sha256,
      @Nullable String approvedBy,
      @Nullable String role,
      @Nullable String approvedOn,
      @Nullable String reference) {}

  /** What the policy says of the dataset. */
  record DatasetJson(
      @Nullable String name,
      @Nullable String license,
      @Nullable String url,
      @Nullable String creator,
      @Nullable String description,
      @Nullable String version,
      @Nullable String published) {}

  /** How many shards, how large, and how many of them have no digest. */
  record Inputs(long count, long bytes, long withoutDigest) {}

  /** Units, and the first that failed. */
  record Units(int planned, int done, int failed, List<Manifest.FailedUnit> firstFailed) {
    Units {
      firstFailed = List.copyOf(firstFailed);
    }
  }

  /** Records by what they were. */
  record Records(long read, long captures, Map<String, Long> outOfScope, long unreadable) {}

  /** Items by verdict. */
  record Items(long all, long kept, long flagged, long excluded, long setAside) {
    static Items of(Tally tally) {
      return new Items(
          tally.itemCount(),
          tally.count(Verdict.KEPT),
          tally.count(Verdict.FLAGGED),
          tally.count(Verdict.EXCLUDED),
          tally.count(Verdict.SET_ASIDE));
    }
  }

  static RunJson of(ReportedRun run) {
    Manifest manifest = run.manifest();
    Tally tally = manifest.tally();
    return new RunJson(
        run.manifestSha256(),
        manifest.planSha256(),
        manifest.summarySha256(),
        run.plan().kind().id(),
        ReportJson.lower(manifest.state()),
        manifest.tool(),
        manifest.versions(),
        manifest.sandbox(),
        manifest.started(),
        manifest.ended(),
        policy(manifest, run.policy().approval()),
        dataset(run.policy().dataset()),
        manifest.lists(),
        manifest.models(),
        manifest.decisions(),
        run.plan().evidenceKeyId(),
        manifest.plugins(),
        manifest.series(),
        inputs(manifest.inputs()),
        units(manifest),
        new Records(tally.records(), tally.captures(), tally.outOfScope(), tally.unreadable()),
        Items.of(tally),
        tally.excluded(),
        tally.flagged(),
        tally.setAside(),
        tally.reviews(),
        manifest.tables(),
        manifest.roots(),
        manifest.hits(),
        manifest.gates());
  }

  private static PolicyJson policy(Manifest manifest, Approval approval) {
    return new PolicyJson(
        manifest.policyName(),
        manifest.policyDigest(),
        approval.by().orElse(null),
        approval.role().orElse(null),
        approval.date().map(LocalDate::toString).orElse(null),
        approval.reference().orElse(null));
  }

  private static @Nullable DatasetJson dataset(Dataset dataset) {
    return dataset.equals(Dataset.NONE)
        ? null
        : new DatasetJson(
            dataset.name().orElse(null),
            dataset.license().orElse(null),
            dataset.url().orElse(null),
            dataset.creator().orElse(null),
            dataset.description().orElse(null),
            dataset.version().orElse(null),
            dataset.published().map(LocalDate::toString).orElse(null));
  }

  private static Inputs inputs(List<Manifest.Input> inputs) {
    return new Inputs(
        inputs.size(),
        inputs.stream().mapToLong(Manifest.Input::bytes).sum(),
        inputs.stream().filter(input -> input.sha256() == null).count());
  }

  private static Units units(Manifest manifest) {
    return new Units(
        manifest.unitsPlanned(),
        manifest.unitsDone(),
        manifest.failed().size(),
        manifest.failed().stream().limit(MOST_FAILED).toList());
  }
}
