package io.winnow.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.winnow.core.Tally;
import io.winnow.run.CommitLog;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a signature vouches for: an in-toto statement (version 1) whose subjects are the manifest,
 * the plan and the receipts. The manifest names every file with its digest and the root of its
 * rows, so all of the run hangs on these. The roots stand in the predicate too, so that a proof of
 * one row needs nothing but the envelope.
 *
 * @param type the statement's own version
 * @param subject files with their digests
 * @param predicateType what the predicate is
 * @param predicate what a reader wants without opening the run
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
    Objects.requireNonNull(type);
    Objects.requireNonNull(predicateType);
    Objects.requireNonNull(predicate);
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
   * @param series its number in a series, and the digest of the {@code run.json} before it
   * @param roots over the ledger rows and the files of all units: what a proof leads to
   * @param units how many there are: the leaves of both trees
   * @param summarySha256 hex digest of {@code summary.json}; null if there is none
   * @param counts what was read and what came of it
   */
  public record Predicate(
      String state,
      String tool,
      String ended,
      String policyDigest,
      Plan.SeriesStamp series,
      Manifest.Roots roots,
      long units,
      @Nullable String summarySha256,
      Counts counts) {
    public Predicate {
      Objects.requireNonNull(state);
      Objects.requireNonNull(policyDigest);
      Objects.requireNonNull(series);
      Objects.requireNonNull(roots);
      Objects.requireNonNull(counts);
    }

    static Predicate of(Manifest manifest) {
      return new Predicate(
          manifest.state().name().toLowerCase(Locale.ROOT),
          manifest.tool(),
          manifest.ended(),
          manifest.policyDigest(),
          manifest.series(),
          manifest.roots(),
          manifest.unitsDone(),
          manifest.summarySha256(),
          Counts.of(manifest.tally()));
    }
  }

  /**
   * Numbers of records and items.
   *
   * @param records entries read, of whatever kind
   * @param captures entries that became items
   * @param outOfScope entries that are no captures
   * @param unreadable stretches that could not be read
   * @param items judged
   * @param verdicts items by verdict
   * @param excluded excluded items by {@code class/reason}
   * @param flagged flagged items by {@code class/reason}
   */
  public record Counts(
      long records,
      long captures,
      long outOfScope,
      long unreadable,
      long items,
      SortedMap<String, Long> verdicts,
      SortedMap<String, Long> excluded,
      SortedMap<String, Long> flagged) {
    public Counts {
      verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
      excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
      flagged = Collections.unmodifiableSortedMap(new TreeMap<>(flagged));
    }

    static Counts of(Tally tally) {
      SortedMap<String, Long> verdicts = new TreeMap<>();
      tally.items().forEach((verdict, count) -> verdicts.put(verdict.id(), count));
      return new Counts(
          tally.records(),
          tally.captures(),
          tally.outOfScope().values().stream().mapToLong(Long::longValue).sum(),
          tally.unreadable(),
          tally.itemCount(),
          verdicts,
          tally.excluded(),
          tally.flagged());
    }
  }

  /** The statement of a run as it lies there now. */
  public static RunStatement of(RunDirectory directory) throws IOException {
    Manifest manifest = directory.manifest();
    List<String> names = new ArrayList<>(List.of(RunDirectory.MANIFEST, RunDirectory.PLAN));
    names.addAll(CommitLog.segments(directory.out()));
    List<Subject> subjects = new ArrayList<>();
    for (String name : names) {
      subjects.add(new Subject(name, Map.of("sha256", sha256(directory.out(), name))));
    }
    return new RunStatement(STATEMENT, subjects, PREDICATE, Predicate.of(manifest));
  }

  /** Whether it is of the kind that is made here. */
  boolean isOfRun() {
    return type.equals(STATEMENT) && predicateType.equals(PREDICATE);
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
