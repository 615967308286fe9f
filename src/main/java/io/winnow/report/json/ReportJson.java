package io.winnow.report.json;

import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.report.filtering.DatasetVersion;
import io.winnow.summary.Summary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The whole document.
 *
 * @param format version of its form
 * @param made when, ISO 8601 in UTC
 * @param proof what is known of the run's signature
 * @param run what the manifest says, without its lists of files and inputs
 * @param figures what follows from it
 * @param summary {@code summary.json} as it lies there
 * @param previous the run that it is compared with; null without one
 */
record ReportJson(
    int format,
    String made,
    Proof proof,
    RunJson run,
    DerivedFigures figures,
    Summary summary,
    @Nullable Previous previous) {
  static final int FORMAT = 1;

  /**
   * What is known of the signature.
   *
   * @param state unsigned, unauthenticated, authenticated or broken
   * @param keyId hex id of the key that was checked; null where none was
   */
  record Proof(String state, @Nullable String keyId) {}

  /**
   * A run before.
   *
   * @param manifestSha256 hex digest of its manifest
   * @param ended when it ended
   * @param items its items by verdict
   * @param versionStep patch, minor or major: how much the clean data differs, by the rules of
   *     Croissant; null if one of the two wrote none
   */
  record Previous(
      String manifestSha256, String ended, RunJson.Items items, @Nullable String versionStep) {}

  static ReportJson of(ReportData data) {
    ProofState proof = data.proof();
    return new ReportJson(
        FORMAT,
        data.at().toString(),
        new Proof(lower(proof.kind()), proof.keyId().isEmpty() ? null : proof.keyId()),
        RunJson.of(data.run()),
        DerivedFigures.of(data.run()),
        data.run().summary(),
        data.previous()
            .map(
                before ->
                    new Previous(
                        before.manifestSha256(),
                        before.manifest().ended(),
                        RunJson.Items.of(before.manifest().tally()),
                        DatasetVersion.step(data).map(ReportJson::lower).orElse(null)))
            .orElse(null));
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
