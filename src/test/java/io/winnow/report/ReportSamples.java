package io.winnow.report;

import io.winnow.core.Shard;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.policy.Policy;
import io.winnow.run.AuditTrail;
import io.winnow.run.Gate;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.run.Unit;
import io.winnow.summary.Cause;
import io.winnow.summary.Cell;
import io.winnow.summary.Count;
import io.winnow.summary.ListFigures;
import io.winnow.summary.RuleFigures;
import io.winnow.summary.SampledFinding;
import io.winnow.summary.SampledRow;
import io.winnow.summary.ScoreFigures;
import io.winnow.summary.ShardFigures;
import io.winnow.summary.Stratum;
import io.winnow.summary.Summary;
import io.winnow.summary.Top;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Runs made by hand. Each text from data goes through a function, so that the same run can be calm
 * or hostile.
 */
public final class ReportSamples {
  /** A policy with a protected list, an open one and two model rules. */
  public static final String POLICY =
      """
      policy: shop-crawl
      format: 1
      lists:
        - {id: known, path: known.csv, purpose: csam, max-age: 30 d}
        - {id: sites, path: sites.txt, purpose: custom, confidential: false, max-age: never}
      rules:
        - {id: site, list: sites, match: domain, verdict: exclude}
        - {id: bytes, list: known, match: [md5, sha1, sha256], verdict: exclude}
        - {id: picture, list: known, match: pdq, distance: 31, verdict: exclude}
        - {id: nsfw, model: nsfwjs-mobilenet-v2-mid, score: 0.7, verdict: exclude}
        - {id: strict, model: nsfwjs-mobilenet-v2-mid, score: 0.5, verdict: exclude, rollout: shadow}
      approval: {by: Alex Example, role: Head of data, date: 2026-05-01, reference: GOV-17}
      dataset: {name: Shop crawl 2026-05}
      """;

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private ReportSamples() {}

  /** An ordinary run. */
  public static ReportData calm() {
    return of(UnaryOperator.identity(), 40);
  }

  /** The same run, every text from data replaced. */
  public static ReportData of(UnaryOperator<String> data, int rows) {
    return data(run(data, rows), List.of());
  }

  public static ReportData data(ReportedRun run, List<AuditTrail.Line> audit) {
    return new ReportData(
        run,
        Optional.empty(),
        List.of(),
        new ProofState(ProofState.Kind.UNSIGNED, "", List.of()),
        audit,
        Instant.parse("2026-05-03T08:00:00Z"));
  }

  public static ReportedRun run(UnaryOperator<String> data, int rows) {
    Policy policy = Policy.parse(POLICY, "policy.yaml");
    Summary summary = summary(policy, data, rows);
    Manifest manifest = manifest(policy, data, tally());
    return new ReportedRun(
        "runs/shop", manifest, DIGEST, plan(policy, data, manifest), policy, summary);
  }

  /** Writes a run's papers into a folder, with the digests that belong to them. */
  public static void write(ReportedRun run, Path folder) throws IOException {
    Path meta = Files.createDirectories(folder.resolve(RunLocation.META));
    Path plan = Files.write(meta.resolve("plan.json"), Json.pretty(run.plan()));
    Path summary = Files.write(meta.resolve("summary.json"), Json.pretty(run.summary()));
    Manifest m = run.manifest();
    Manifest manifest =
        new Manifest(
            m.format(),
            m.state(),
            m.tool(),
            m.versions(),
            m.sandbox(),
            m.started(),
            m.ended(),
            m.policyDigest(),
            sha256(plan),
            m.policyName(),
            m.lists(),
            m.models(),
            m.decisions(),
            m.plugins(),
            m.series(),
            m.inputs(),
            m.unitsPlanned(),
            m.unitsDone(),
            m.failed(),
            m.tally(),
            m.tables(),
            m.files(),
            m.roots(),
            sha256(summary),
            m.hits(),
            m.gates(),
            m.coverage());
    Files.write(meta.resolve("run.json"), Json.pretty(manifest));
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return RunDirectory.sha256(in);
    }
  }

  /** Another run's papers, with another tally. */
  public static ReportedRun with(ReportedRun run, Tally tally) {
    Manifest manifest = manifest(run.policy(), UnaryOperator.identity(), tally);
    return new ReportedRun(
        run.location(), manifest, run.manifestSha256(), run.plan(), run.policy(), run.summary());
  }

  public static Tally tally() {
    List<Long> bins = new ArrayList<>();
    for (int i = 0; i < Tally.SCORE_BINS; i++) {
      bins.add((long) (20_000 / Math.pow(2, i)));
    }
    return new Tally(
        131_000,
        65_000,
        new TreeMap<>(Map.of("request", 65_000L, "warcinfo", 998L)),
        2,
        Map.of(
            Verdict.KEPT, 118_400L,
            Verdict.FLAGGED, 310L,
            Verdict.EXCLUDED, 1_261L,
            Verdict.SET_ASIDE, 4_300L),
        new TreeMap<>(
            Map.of(
                "known/list-match", 3L,
                "policy/list-match", 640L,
                "policy/cascade", 18L,
                "scored/score", 212L,
                "unscannable/truncated", 331L,
                "unscannable/cpu-limit", 57L)),
        new TreeMap<>(Map.of("policy/not-comparable", 290L, "scored/score", 20L)),
        new TreeMap<>(Map.of("text/css", 2_400L, "video/mp4", 1_900L)),
        new TreeMap<>(Map.of("nsfw", bins, "strict", bins)),
        new TreeMap<>(),
        3,
        1);
  }

  private static Plan plan(Policy policy, UnaryOperator<String> data, Manifest manifest) {
    List<Unit> units = new ArrayList<>();
    for (Manifest.Input input : manifest.inputs()) {
      units.add(
          Unit.of(new Shard(input.path(), "s3a://crawl/2026/" + input.path(), input.bytes(), "1")));
    }
    return new Plan(
        1,
        data.apply("0.1.0"),
        RunKind.CLEAN,
        policy.name(),
        policy.digest(),
        policy.canonical(),
        "fcd0907d97d5cb7d",
        null,
        manifest.lists(),
        manifest.models(),
        null,
        null,
        manifest.plugins(),
        Plan.SeriesStamp.FIRST,
        new RunLocation("s3a://out/shop", "s3a://out/shop/ledger", "s3a://safe/evidence"),
        units);
  }

  private static Manifest manifest(Policy policy, UnaryOperator<String> data, Tally tally) {
    List<Plan.ListStamp> lists =
        List.of(
            new Plan.ListStamp(
                "known",
                data.apply("2026-04-20"),
                "2026-04-20",
                "csam",
                DIGEST,
                1_200_000,
                new TreeMap<>(Map.of("withdrawn", 12L)),
                data.apply("over 99.9 % of list known is active (1,200,000 of 1,200,012)")),
            new Plan.ListStamp(
                "sites",
                data.apply("3"),
                "2025-01-01",
                "custom",
                DIGEST,
                4_120,
                new TreeMap<>(),
                data.apply("100 % of list sites is active (4,120 of 4,120)")));
    List<TableFile> files = new ArrayList<>();
    List<Manifest.Input> inputs = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      String name = data.apply("shard-%02d.warc.gz".formatted(i));
      inputs.add(new Manifest.Input(name, 1_000_000_000L + i, i == 3 ? null : DIGEST));
      files.add(
          new TableFile(
              "images",
              data.apply("shard-%02d.parquet".formatted(i)),
              90_000_000L + i,
              DIGEST,
              1_700,
              DIGEST,
              DIGEST));
    }
    return new Manifest(
        1,
        Manifest.State.INCOMPLETE,
        data.apply("0.1.0"),
        Map.of("java", data.apply("17.0.15"), "spark", "4.0.4"),
        "full",
        "2026-05-02T10:00:00.25Z",
        "2026-05-02T11:12:40.5Z",
        policy.digest(),
        DIGEST,
        policy.name(),
        lists,
        List.of(new Plan.ModelStamp("nsfwjs-mobilenet-v2-mid", data.apply("4.4.0-1"), DIGEST)),
        null,
        List.of(
            new Plan.PluginStamp(
                "pixel-hasher", "grid", data.apply("1"), data.apply("grid.jar"), DIGEST)),
        Plan.SeriesStamp.FIRST,
        inputs,
        71,
        70,
        List.of(
            new Manifest.FailedUnit(
                "x",
                data.apply("shard-70.warc.gz"),
                data.apply("ended before its planned length"))),
        tally,
        List.of(
            new Manifest.TableTotal("images", 70, 118_000, 6_300_000_000L, DIGEST),
            new Manifest.TableTotal("ledger", 70, 1_571, 900_000L, DIGEST)),
        files,
        new Manifest.Roots(DIGEST, DIGEST),
        DIGEST,
        new Manifest.Hits(
            3, 1, "2026-05-02T10:12:00Z", "2026-05-02T10:55:00Z", "2027-05-02T10:55:00Z"),
        List.of(new Gate.Result("known", 3, 119_971, false)),
        Map.of());
  }

  private static Summary summary(Policy policy, UnaryOperator<String> data, int rows) {
    List<Long> bins = tally().scores().get("nsfw");
    List<SampledRow> sample = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      sample.add(row(data, i));
    }
    return new Summary(
        1,
        policy.digest(),
        DIGEST,
        1_573,
        3,
        12,
        4,
        new Top<>(
            List.of(
                new Cause(
                    "excluded", "policy", "list-match", "custom", data.apply("gambling"), 640),
                new Cause("excluded", "unscannable", "truncated", null, null, 331),
                new Cause("flagged", "policy", "not-comparable", null, null, 290),
                new Cause("excluded", "scored", "score", null, null, 212),
                new Cause("excluded", "unscannable", "cpu-limit", null, null, 57),
                new Cause("flagged", "scored", "score", null, null, 20),
                new Cause("excluded", "policy", "cascade", null, null, 18),
                new Cause("excluded", "known", "list-match", "csam", data.apply("A1"), 3),
                new Cause("unreadable", "unreadable", "corrupt-record", null, null, 2)),
            0,
            0,
            0,
            true),
        List.of(
            new ListFigures(
                "known",
                data.apply("2026-04-20"),
                "2026-04-20",
                "csam",
                1_200_000,
                data.apply("active"),
                3,
                3,
                new TreeMap<>(Map.of("sha256", 1L, "pdq 21-31", 2L)),
                2,
                1),
            new ListFigures(
                "sites",
                data.apply("3"),
                "2025-01-01",
                "custom",
                4_120,
                data.apply("active"),
                640,
                655,
                new TreeMap<>(Map.of("domain", 655L)),
                38,
                2)),
        List.of(
            new RuleFigures("site", 640, 0, 655, 0),
            new RuleFigures("bytes", 1, 0, 1, 0),
            new RuleFigures("picture", 2, 0, 2, 0),
            new RuleFigures("nsfw", 212, 0, 240, 0),
            new RuleFigures("strict", 0, 20, 260, 260),
            new RuleFigures("unscannable", 388, 0, 388, 0),
            new RuleFigures("cascade", 18, 0, 18, 0)),
        List.of(
            new ScoreFigures(
                "nsfw",
                "nsfwjs-mobilenet-v2-mid",
                data.apply("4.4.0-1"),
                0.7,
                bins,
                212,
                240,
                31,
                17,
                3),
            new ScoreFigures(
                "strict",
                "nsfwjs-mobilenet-v2-mid",
                data.apply("4.4.0-1"),
                0.5,
                bins,
                0,
                260,
                40,
                0,
                0)),
        top(data, "shop-%d.example.com", 50, 812),
        new Top<>(shards(data), 20, 90, 4, true),
        top(data, "2026-%02d", 12, 0),
        top(data, "image/x-%d", 8, 0),
        new Top<>(
            List.of(
                new Cell("custom", "policy", "excluded", "none", "text", 640),
                new Cell("csam", "known", "excluded", "none", "image", 3),
                new Cell(
                    "model:nsfwjs-mobilenet-v2-mid", "scored", "excluded", "none", "image", 212),
                new Cell("none", "unscannable", "excluded", "none", "other", 388)),
            0,
            0,
            0,
            true),
        List.of(
            new Stratum("excluded", "known", "list-match", "bytes", 1, 1),
            new Stratum("excluded", "policy", "list-match", "site", 640, 20),
            new Stratum("excluded", "scored", "score", "nsfw", 212, 19)),
        sample);
  }

  private static List<ShardFigures> shards(UnaryOperator<String> data) {
    List<ShardFigures> shards = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      shards.add(
          new ShardFigures(
              data.apply("shard-%02d.warc.gz".formatted(i)), DIGEST, 1_770, 60 - i, 4, 7));
    }
    return shards;
  }

  private static Top<Count> top(UnaryOperator<String> data, String name, int count, long others) {
    List<Count> counts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      counts.add(new Count(data.apply(name.formatted(i)), 400 / i, i % 3));
    }
    return new Top<>(counts, others, others * 2, others, others == 0);
  }

  private static SampledRow row(UnaryOperator<String> data, int i) {
    return switch (i % 4) {
      case 0 -> masked(data, i);
      case 1 ->
          open(
              data,
              i,
              List.of(
                  finding(
                      "policy",
                      "list-match",
                      "site",
                      "custom",
                      data.apply("gambling"),
                      "sites",
                      "domain",
                      null,
                      data),
                  finding(
                      "scored",
                      "score",
                      "strict",
                      null,
                      null,
                      null,
                      null,
                      0.51 + i / 2_000.0,
                      data)));
      case 2 ->
          open(
              data,
              i,
              List.of(
                  finding(
                      "scored", "score", "nsfw", null, null, null, null, 0.70 + i / 2_000.0, data),
                  finding(
                      "scored",
                      "score",
                      "strict",
                      null,
                      null,
                      null,
                      null,
                      0.70 + i / 2_000.0,
                      data)));
      default ->
          open(
              data,
              i,
              List.of(
                  finding(
                      "unscannable",
                      "truncated",
                      "unscannable",
                      null,
                      null,
                      null,
                      null,
                      null,
                      data)));
    };
  }

  private static SampledRow masked(UnaryOperator<String> data, int i) {
    SampledFinding finding =
        finding(
            "known", "list-match", "picture", "csam", data.apply("A1"), "known", "pdq", null, data);
    return new SampledRow(
        token(i),
        null,
        "image",
        null,
        null,
        null,
        null,
        "2026-05-01T00:00:00Z",
        data.apply("image/png"),
        null,
        null,
        "excluded",
        640,
        480,
        finding,
        List.of(finding));
  }

  private static SampledRow open(UnaryOperator<String> data, int i, List<SampledFinding> findings) {
    String shard = data.apply("shard-%02d.warc.gz".formatted(i % 70));
    return new SampledRow(
        token(i),
        shard + "@" + 1_000L * i + "#0",
        i % 3 == 0 ? "document" : "image",
        shard,
        1_000L * i,
        900L,
        data.apply(
            "https://shop-%d.example.com/catalogue/%d/picture.png?size=large".formatted(i % 9, i)),
        "2026-04-%02dT10:00:00Z".formatted(1 + i % 28),
        data.apply("image/png"),
        data.apply("image/png"),
        48_213L,
        "excluded",
        640,
        480,
        findings.get(0),
        findings);
  }

  private static String token(int i) {
    return "%032x".formatted(0x1234567890abcdefL + 7_919L * i);
  }

  private static SampledFinding finding(
      String findingClass,
      String reason,
      String rule,
      String purpose,
      String category,
      String list,
      String algorithm,
      Double score,
      UnaryOperator<String> data) {
    boolean perceptual = "pdq".equals(algorithm);
    return new SampledFinding(
        "excluded",
        findingClass,
        reason,
        rule,
        rule.equals("strict") ? "shadow" : "enforce",
        purpose,
        category,
        list,
        list == null ? null : data.apply("3"),
        list == null ? null : "a1b2c3d4e5f60718a1b2c3d4e5f60718",
        algorithm,
        null,
        perceptual ? "21-31" : null,
        perceptual ? 88 : null,
        score,
        score == null ? null : rule.equals("nsfw") ? 0.7 : 0.5,
        score == null ? null : "nsfwjs-mobilenet-v2-mid",
        score == null ? null : data.apply("4.4.0-1"),
        null,
        null,
        null,
        null);
  }
}
