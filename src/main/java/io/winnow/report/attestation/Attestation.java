package io.winnow.report.attestation;

import io.winnow.policy.Approval;
import io.winnow.policy.Dataset;
import io.winnow.report.ReportData;
import io.winnow.report.filtering.Filtering;
import io.winnow.report.filtering.ListUsed;
import io.winnow.report.filtering.ModelUsed;
import io.winnow.report.filtering.PublicCount;
import io.winnow.run.Manifest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a run to anybody.
 *
 * @param format version of this form
 * @param dataset what the dataset is called, or else the policy
 * @param runSha256 hex digest of the run's manifest
 * @param ended the day it ended, UTC
 * @param state complete, incomplete or gate-failed
 * @param tool Winnow's version
 * @param signature authenticated, unauthenticated or unsigned
 * @param keyId hex id of the key that was checked; null where none was
 * @param policy its name, digest and approval
 * @param lists what was in force
 * @param models the rules on scores
 * @param counts items by what became of them
 * @param notChecked sentences
 * @param verify the command that checks the run
 */
record Attestation(
    int format,
    String dataset,
    String runSha256,
    String ended,
    String state,
    String tool,
    String signature,
    @Nullable String keyId,
    PolicyStamp policy,
    List<ListUsed> lists,
    List<ModelUsed> models,
    List<PublicCount> counts,
    List<String> notChecked,
    String verify) {
  static final int FORMAT = 1;

  Attestation {
    lists = List.copyOf(lists);
    models = List.copyOf(models);
    counts = List.copyOf(counts);
    notChecked = List.copyOf(notChecked);
  }

  /**
   * The policy and who approved it.
   *
   * @param name its name
   * @param sha256 hex digest of its canonical form
   * @param approvedBy who; null where the policy does not say
   * @param role of that person
   * @param approvedOn when, ISO
   * @param reference where the approval is on file
   */
  record PolicyStamp(
      String name,
      String sha256,
      @Nullable String approvedBy,
      @Nullable String role,
      @Nullable String approvedOn,
      @Nullable String reference) {}

  static Attestation of(ReportData data, Dataset dataset) {
    Manifest manifest = data.run().manifest();
    Filtering filtering = Filtering.of(data.run());
    boolean known = !data.proof().keyId().isEmpty();
    return new Attestation(
        FORMAT,
        dataset.name().orElse(manifest.policyName()),
        data.run().manifestSha256(),
        manifest.ended().substring(0, 10),
        manifest.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        manifest.tool(),
        data.proof().kind().name().toLowerCase(Locale.ROOT),
        known ? data.proof().keyId() : null,
        stamp(manifest, data.run().policy().approval()),
        filtering.lists(),
        filtering.models(),
        filtering.counts(),
        filtering.notChecked(),
        known ? "winnow verify RUN --key KEY.pub" : "winnow verify RUN");
  }

  private static PolicyStamp stamp(Manifest manifest, Approval approval) {
    return new PolicyStamp(
        manifest.policyName(),
        manifest.policyDigest(),
        approval.by().orElse(null),
        approval.role().orElse(null),
        approval.date().map(LocalDate::toString).orElse(null),
        approval.reference().orElse(null));
  }
}
