package io.winnow.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.winnow.run.CommitLog;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a signature vouches for: an in-toto statement (version 1) whose subjects are the manifest,
 * the plan and the receipts. The manifest names every file with its digest and the root of its
 * rows, so all of the run hangs on these.
 *
 * @param type the statement's own version
 * @param subject files with their digests
 * @param predicateType what the predicate is
 * @param predicate the figures that a reader wants without opening the run
 */
public record RunStatement(
    @JsonProperty("_type") String type,
    List<Subject> subject,
    String predicateType,
    Predicate predicate) {
  /** Media type of the payload in the envelope. */
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  static final String STATEMENT = "https://in-toto.io/Statement/v1";
  static final String PREDICATE = "urn:winnow:run:1";

  public RunStatement {
    subject = List.copyOf(subject);
  }

  /**
   * A file.
   *
   * @param name path in the run directory
   * @param digest hex by algorithm: {@code sha256}
   */
  public record Subject(String name, Map<String, String> digest) {}

  /**
   * What is said of the run.
   *
   * @param state how it ended
   * @param tool Winnow's version
   * @param ended ISO 8601, UTC
   * @param policyDigest hex SHA-256 of the policy's canonical form
   * @param records read
   * @param items judged
   * @param verdicts number of items by verdict
   */
  public record Predicate(
      String state,
      String tool,
      String ended,
      String policyDigest,
      long records,
      long items,
      Map<String, Long> verdicts) {}

  /** The statement of a run as it lies there now. */
  public static RunStatement of(RunDirectory directory) throws IOException {
    Manifest manifest = directory.manifest();
    List<String> names = new ArrayList<>(List.of(RunDirectory.MANIFEST, RunDirectory.PLAN));
    names.addAll(CommitLog.segments(directory.out()));
    List<Subject> subjects = new ArrayList<>();
    for (String name : names) {
      subjects.add(new Subject(name, Map.of("sha256", sha256(directory.out(), name))));
    }
    Map<String, Long> verdicts = new java.util.TreeMap<>();
    manifest.tally().items().forEach((verdict, count) -> verdicts.put(verdict.id(), count));
    return new RunStatement(
        STATEMENT,
        subjects,
        PREDICATE,
        new Predicate(
            manifest.state().name().toLowerCase(java.util.Locale.ROOT),
            manifest.tool(),
            manifest.ended(),
            manifest.policyDigest(),
            manifest.tally().records(),
            manifest.tally().itemCount(),
            verdicts));
  }

  byte[] json() {
    return Json.pretty(this);
  }

  /** Where the envelope lies. */
  public static final String FILE = RunLocation.META + "/run.dsse.json";

  private static String sha256(Store store, String name) throws IOException {
    try (InputStream in = store.open(name)) {
      return RunDirectory.sha256(in);
    }
  }
}
