package io.winnow.report;

import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.policy.Policy;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.summary.Cell;
import io.winnow.summary.ListFigures;
import io.winnow.summary.ScoreFigures;
import io.winnow.summary.Summary;
import io.winnow.summary.Top;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run that exists on paper only: what formats are made of, put together by hand. */
public final class PaperRun {
  /** A policy with a list of each kind, a model and all facts of a dataset. */
  public static final String POLICY =
      """
      policy: paper
      format: 1
      lists:
        - {id: zz-known, path: known.csv, purpose: csam, max-age: never}
        - {id: zz-sites, path: sites.txt, purpose: custom, confidential: false, max-age: never}
      rules:
        - {id: site, list: zz-sites, match: domain, verdict: exclude}
        - {id: bytes, list: zz-known, match: [md5, sha256], verdict: exclude}
        - {id: picture, list: zz-known, match: pdq, distance: 31, verdict: exclude}
        - {id: nsfw, model: paper-model, score: 0.7, verdict: exclude}
      """;

  public static final String FACTS =
      """
      dataset:
        name: Paths and bread
        license: CC-BY-4.0
        url: https://data.example.com/paths
        creator: Example Foundation
        description: Pages about paths, bread and wood.
        version: 2.0.0
        published: 2026-06-01
      """;

  public static final String APPROVAL =
      """
      approval: {by: A. Reviewer, role: Head of compliance, date: 2026-05-02, reference: ZZ-7}
      """;

  private String yaml = POLICY;
  private Manifest.State state = Manifest.State.COMPLETE;
  private RunKind kind = RunKind.CLEAN;
  private Tally tally = Tally.NONE;
  private String digest = "ab".repeat(32);
  private String ended = "2026-05-10T10:00:00Z";
  private Plan.SeriesStamp series = Plan.SeriesStamp.FIRST;
  private final List<TableFile> files = new ArrayList<>();
  private final List<Manifest.Input> inputs = new ArrayList<>();
  private final List<Plan.ListStamp> lists = new ArrayList<>();
  private final List<ListFigures> listFigures = new ArrayList<>();
  private final List<ScoreFigures> scores = new ArrayList<>();
  private Plan.@Nullable DecisionsStamp decisions;
  private List<Cell> cells = List.of();
  private long otherCells;
  private boolean exact = true;

  public PaperRun policy(String text) {
    yaml = text;
    return this;
  }

  public PaperRun state(Manifest.State to) {
    state = to;
    return this;
  }

  public PaperRun kind(RunKind to) {
    kind = to;
    return this;
  }

  public PaperRun tally(Tally to) {
    tally = to;
    return this;
  }

  public PaperRun digest(String hex) {
    digest = hex;
    return this;
  }

  public PaperRun ended(String instant) {
    ended = instant;
    return this;
  }

  public PaperRun series(int number) {
    series = new Plan.SeriesStamp(number, number == 1 ? null : "cd".repeat(32));
    return this;
  }

  public PaperRun file(TableFile file) {
    files.add(file);
    return this;
  }

  /** A file of so many rows, with a root that stands for what they are. */
  public PaperRun file(String table, String unitKey, long rows, String root) {
    return file(
        new TableFile(
            table,
            unitKey + "-" + digest.substring(0, 12) + ".0.parquet",
            rows * 100,
            "0f".repeat(32),
            rows,
            "1e".repeat(32),
            root));
  }

  public PaperRun input(String path, @Nullable String sha256) {
    inputs.add(new Manifest.Input(path, 1_000, sha256));
    return this;
  }

  public PaperRun list(String id, String purpose, long confirmed, long falsePositive) {
    String coverage = "90 % of list " + id + " is active (9 of 10; not active: 1 pdna)";
    lists.add(
        new Plan.ListStamp(
            id,
            "2026-05-01.1",
            "2026-05-01",
            purpose,
            "2d".repeat(32),
            9,
            new TreeMap<>(Map.of("pdna", 1L)),
            coverage));
    listFigures.add(
        new ListFigures(
            id,
            "2026-05-01.1",
            "2026-05-01",
            purpose,
            9,
            coverage,
            3,
            4,
            new TreeMap<>(Map.of("sha256", 4L)),
            confirmed,
            falsePositive));
    return this;
  }

  public PaperRun score(String rule, long confirmed, long falsePositive) {
    List<Long> bins = new ArrayList<>(java.util.Collections.nCopies(Tally.SCORE_BINS, 1L));
    scores.add(
        new ScoreFigures(rule, "paper-model", "1.0", 0.7, bins, 5, 5, 1, confirmed, falsePositive));
    return this;
  }

  public PaperRun cells(Cell... of) {
    cells = List.of(of);
    return this;
  }

  /** Names reviewers' decisions. */
  public PaperRun decided() {
    decisions = new Plan.DecisionsStamp("b4".repeat(32), "c3".repeat(32), 2, 1, 0, 4);
    return this;
  }

  /** Says that so many cells were too many to be told apart. */
  public PaperRun otherCells(long count) {
    otherCells = count;
    exact = false;
    return this;
  }

  public ReportedRun build() {
    Policy policy = Policy.parse(yaml, "policy.yaml");
    List<Plan.ModelStamp> models =
        List.of(new Plan.ModelStamp("paper-model", "1.0", "3c".repeat(32)));
    Plan plan =
        new Plan(
            Plan.FORMAT,
            "0.1.0",
            kind,
            policy.name(),
            policy.digest(),
            policy.canonical(),
            "4b".repeat(8),
            null,
            lists,
            models,
            null,
            decisions,
            List.of(),
            series,
            RunLocation.of("/data/zz-secret-place/run", Optional.empty(), Optional.empty()),
            List.of());
    return new ReportedRun(
        "/data/zz-secret-place/run",
        manifest(policy, models),
        digest,
        plan,
        policy,
        summary(policy));
  }

  private Manifest manifest(Policy policy, List<Plan.ModelStamp> models) {
    List<Manifest.TableTotal> totals = new ArrayList<>();
    for (String table : List.of("images", "documents", "ledger", "evidence", "skip")) {
      List<TableFile> of = files.stream().filter(f -> f.table().equals(table)).toList();
      totals.add(
          new Manifest.TableTotal(
              table,
              of.size(),
              of.stream().mapToLong(TableFile::rows).sum(),
              of.stream().mapToLong(TableFile::bytes).sum(),
              "5a".repeat(32)));
    }
    return new Manifest(
        Manifest.FORMAT,
        state,
        "0.1.0",
        Map.of("java", "17"),
        "full",
        "2026-05-10T09:00:00Z",
        ended,
        policy.digest(),
        "69".repeat(32),
        policy.name(),
        lists,
        models,
        decisions == null ? null : new Manifest.Decisions(decisions, 2, 1, 0),
        List.of(),
        series,
        inputs,
        inputs.size(),
        inputs.size(),
        state == Manifest.State.INCOMPLETE
            ? List.of(new Manifest.FailedUnit("zz-unit", "zz-secret-shard.warc.gz", "it broke"))
            : List.of(),
        tally,
        totals,
        files,
        new Manifest.Roots("78".repeat(32), "87".repeat(32)),
        "96".repeat(32),
        new Manifest.Hits(0, 0, null, null, null),
        List.of(),
        Map.of());
  }

  private Summary summary(Policy policy) {
    return new Summary(
        Summary.FORMAT,
        policy.digest(),
        "78".repeat(32),
        0,
        0,
        0,
        0,
        none(),
        listFigures,
        List.of(),
        scores,
        none(),
        none(),
        none(),
        none(),
        new Top<>(cells, otherCells, otherCells, 0, exact),
        List.of(),
        List.of());
  }

  private static <T> Top<T> none() {
    return new Top<>(List.of(), 0, 0, 0, true);
  }

  /** A tally of so many items. */
  public static Tally tally(long kept, Map<String, Long> excluded) {
    long sum = excluded.values().stream().mapToLong(n -> n).sum();
    return new Tally(
        kept + sum,
        kept + sum,
        new TreeMap<>(),
        0,
        Map.of(Verdict.KEPT, kept, Verdict.EXCLUDED, sum),
        new TreeMap<>(excluded),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        0,
        0);
  }

  /** A report of this run alone, not signed. */
  public ReportData data() {
    return data(Optional.empty(), ProofState.Kind.UNSIGNED);
  }

  public ReportData data(Optional<ReportedRun> previous, ProofState.Kind proof) {
    String key = proof == ProofState.Kind.AUTHENTICATED ? "a5".repeat(32) : "";
    List<String> faults =
        proof == ProofState.Kind.BROKEN ? List.of("changed: something") : List.of();
    return new ReportData(
        build(),
        previous,
        List.of(),
        new ProofState(proof, key, faults),
        List.of(),
        Instant.parse("2026-06-02T12:00:00Z"));
  }
}
