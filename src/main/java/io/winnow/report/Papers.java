package io.winnow.report;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.policy.Policy;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.summary.Summary;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Reads a run's papers and checks that they belong together: cheap, since each is small. Whether
 * the files are what the papers say is for {@code verify}.
 */
public final class Papers {
  private final RunDirectory directory;
  private final String location;

  /**
   * The papers of a run.
   *
   * @param location the run directory, as the user named it
   */
  public Papers(RunDirectory directory, String location) {
    this.directory = directory;
    this.location = location;
  }

  /**
   * All of them.
   *
   * @throws ChangedPapersException if one of them is not the one that the manifest names
   * @throws ProblemsException if the run has no summary
   */
  public ReportedRun read() throws IOException {
    byte[] json = file(RunDirectory.MANIFEST);
    Manifest manifest = parse(RunDirectory.MANIFEST, json, Manifest.class);
    Plan plan = plan(manifest);
    Policy policy = Policy.parse(plan.policy(), location + "/" + RunDirectory.PLAN);
    require(policy.digest().equals(manifest.policyDigest()), "the policy in the plan");
    return new ReportedRun(location, manifest, sha256(json), plan, policy, summary(manifest));
  }

  /** Only what a comparison with an older run needs, which may have no summary. */
  public EarlierRun readEarlier() throws IOException {
    Manifest manifest = parse(RunDirectory.MANIFEST, file(RunDirectory.MANIFEST), Manifest.class);
    return new EarlierRun(location, manifest, plan(manifest), Optional.empty());
  }

  private Plan plan(Manifest manifest) throws IOException {
    byte[] json = file(RunDirectory.PLAN);
    require(sha256(json).equals(manifest.planSha256()), RunDirectory.PLAN);
    return parse(RunDirectory.PLAN, json, Plan.class);
  }

  private Summary summary(Manifest manifest) throws IOException {
    if (manifest.summarySha256() == null) {
      throw new ProblemsException(
          Problem.of(
              location,
              "has no summary, which every run but a pre-screen gets at its end; a report needs"
                  + " it"));
    }
    byte[] json = file(RunDirectory.SUMMARY);
    require(sha256(json).equals(manifest.summarySha256()), RunDirectory.SUMMARY);
    Summary summary = parse(RunDirectory.SUMMARY, json, Summary.class);
    require(
        summary.policyDigest().equals(manifest.policyDigest())
            && summary.ledgerRoot().equals(manifest.roots().ledger()),
        "what " + RunDirectory.SUMMARY + " was made of");
    return summary;
  }

  private byte[] file(String name) throws IOException {
    try {
      return directory.out().read(name);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new ChangedPapersException(location + ": " + name + " is missing");
    }
  }

  private <T> T parse(String name, byte[] json, Class<T> type) throws IOException {
    try {
      return Json.read(json, type);
    } catch (DamagedException e) {
      throw new ChangedPapersException(location + ": " + name + " " + e.getMessage());
    }
  }

  private void require(boolean same, String what) throws ChangedPapersException {
    if (!same) {
      throw new ChangedPapersException(
          location
              + ": "
              + what
              + " is not what the manifest names; `winnow verify` says what else was changed");
    }
  }

  private static String sha256(byte[] bytes) throws IOException {
    return RunDirectory.sha256(new ByteArrayInputStream(bytes));
  }
}
