package io.winnow.report.html;

import io.winnow.core.FindingClass;
import io.winnow.core.Shard;
import io.winnow.core.TableFile;
import io.winnow.policy.Policy;
import io.winnow.report.EarlierRun;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.report.ReportSamples;
import io.winnow.report.ReportedRun;
import io.winnow.report.StillKept;
import io.winnow.run.AuditTrail;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run with as much of everything as its papers allow, in the characters that take most room as
 * markup, and with another policy than the run before it.
 */
final class LargestReport {
  /** Each cell of the page makes five bytes of one character, or a name in a span. */
  private static final String WORST = "&\u202E<\u200B".repeat(600);

  private LargestReport() {}

  static ReportData data() {
    ReportedRun run = run(POLICY_LISTS, "a");
    ReportedRun previous = run(POLICY_LISTS - 1, "b");
    StillKept most =
        new StillKept(
            Long.MAX_VALUE,
            new TreeMap<>(Map.of(FindingClass.KNOWN, Long.MAX_VALUE, FindingClass.SCORED, 1L)),
            Long.MAX_VALUE);
    List<EarlierRun> earlier =
        Collections.nCopies(
            500, new EarlierRun(WORST, run.manifest(), run.plan(), Optional.of(most)));
    AuditTrail.Line line =
        new AuditTrail.Line("2026-05-02T10:00:00Z", WORST, WORST, WORST, Map.of(WORST, WORST));
    return new ReportData(
        run,
        Optional.of(previous),
        earlier,
        new ProofState(ProofState.Kind.BROKEN, WORST, Collections.nCopies(1_000, WORST)),
        Collections.nCopies(5_000, line),
        Instant.parse("2026-05-03T08:00:00Z"));
  }

  private static final int POLICY_LISTS = 300;

  /** Near the megabyte that a policy may have, in the canonical form. */
  private static String policy(int lists, String salt) {
    StringBuilder yaml = new StringBuilder("policy: large\nformat: 1\nlists:\n");
    for (int i = 0; i < lists; i++) {
      yaml.append(
          "  - {id: list-%s-%d, path: \"&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<&<%d\", purpose: custom, confidential: false}\n"
              .formatted(salt, i, i));
    }
    yaml.append("rules:\n");
    for (int i = 0; i < lists; i++) {
      yaml.append(
          "  - {id: rule-%s-%d, list: list-%s-%d, match: [md5, sha1, sha256], verdict: exclude}\n"
              .formatted(salt, i, salt, i));
    }
    return yaml.toString();
  }

  private static ReportedRun run(int lists, String salt) {
    ReportedRun small = ReportSamples.calm().run();
    Policy policy = Policy.parse(policy(lists, salt), "policy.yaml");
    Manifest m = small.manifest();
    List<Plan.ListStamp> stamps = new ArrayList<>();
    List<ListFigures> figures = new ArrayList<>();
    List<RuleFigures> rules = new ArrayList<>();
    for (int i = 0; i < lists; i++) {
      String id = "list-%s-%d".formatted(salt, i);
      stamps.add(
          new Plan.ListStamp(
              id,
              WORST,
              "2020-01-01",
              "custom",
              WORST,
              5,
              new TreeMap<>(Map.of(WORST, 1L)),
              WORST));
      TreeMap<String, Long> matches = new TreeMap<>();
      for (int k = 0; k < 40; k++) {
        matches.put(WORST + k, 1L);
      }
      figures.add(new ListFigures(id, WORST, WORST, "custom", 5, WORST, 1, 1, matches, 3, 2));
      rules.add(new RuleFigures("rule-%s-%d".formatted(salt, i), 1, 1, 1, 1));
    }
    List<Manifest.Input> inputs = Collections.nCopies(100_000, new Manifest.Input(WORST, 1, WORST));
    TableFile file = new TableFile(WORST, WORST, 1, WORST, 1, WORST, WORST);
    Manifest manifest =
        new Manifest(
            1,
            Manifest.State.INCOMPLETE,
            WORST,
            versions(),
            WORST,
            WORST,
            WORST,
            policy.digest(),
            WORST,
            WORST,
            stamps,
            Collections.nCopies(500, new Plan.ModelStamp(WORST, WORST, WORST)),
            null,
            Collections.nCopies(500, new Plan.PluginStamp(WORST, WORST, WORST, WORST, WORST)),
            Plan.SeriesStamp.FIRST,
            inputs,
            100_000,
            1,
            Collections.nCopies(100_000, new Manifest.FailedUnit(WORST, WORST, WORST)),
            m.tally(),
            Collections.nCopies(200, new Manifest.TableTotal(WORST, 1, 1, 1, WORST)),
            Collections.nCopies(400_000, file),
            new Manifest.Roots(WORST, WORST),
            WORST,
            new Manifest.Hits(5, 3, WORST, WORST, WORST),
            Collections.nCopies(50, new io.winnow.run.Gate.Result(WORST, 5, 9, false)),
            Map.of());
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      units.add(Unit.of(new Shard("s" + i, "s3a://" + i + WORST.substring(0, 300) + "/s", 1, "1")));
    }
    Plan p = small.plan();
    Plan plan =
        new Plan(
            1,
            WORST,
            p.kind(),
            WORST,
            policy.digest(),
            policy.canonical(),
            WORST,
            WORST,
            stamps,
            manifest.models(),
            null,
            null,
            manifest.plugins(),
            Plan.SeriesStamp.FIRST,
            new io.winnow.run.RunLocation("s3a://" + WORST, "s3a://l" + WORST, "s3a://e" + WORST),
            units);
    return new ReportedRun(WORST, manifest, WORST, plan, policy, summary(policy, figures, rules));
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    for (int i = 0; i < 500; i++) {
      versions.put(WORST + i, WORST);
    }
    return versions;
  }

  private static Summary summary(Policy policy, List<ListFigures> lists, List<RuleFigures> rules) {
    List<Long> bins = Collections.nCopies(20, Long.MAX_VALUE / 100);
    ScoreFigures score =
        new ScoreFigures(WORST, WORST, WORST, 0.5, bins, Long.MAX_VALUE, 1, 1, 1, 1);
    return new Summary(
        1,
        policy.digest(),
        WORST,
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        1,
        1,
        many(Summary.MOST_CAUSES, new Cause(WORST, WORST, WORST, WORST, WORST, Long.MAX_VALUE)),
        lists,
        rules,
        Collections.nCopies(8, score),
        many(Summary.MOST_HOSTS, new Count(WORST, Long.MAX_VALUE / 2, 1)),
        many(Summary.MOST_SHARDS, new ShardFigures(WORST, WORST, Long.MAX_VALUE, 1, 1, 1)),
        many(Summary.MOST_MONTHS, new Count(WORST, 1, 1)),
        many(Summary.MOST_MEDIA_TYPES, new Count(WORST, 1, 1)),
        many(Summary.MOST_CELLS, new Cell(WORST, WORST, WORST, WORST, Long.MAX_VALUE)),
        Collections.nCopies(200, new Stratum(WORST, WORST, WORST, WORST, 1, 1)),
        Collections.nCopies(Summary.MOST_SAMPLED, row()));
  }

  private static <T> Top<T> many(int count, T entry) {
    return new Top<>(Collections.nCopies(count, entry), Long.MAX_VALUE, 1, 1, false);
  }

  private static SampledRow row() {
    SampledFinding finding =
        new SampledFinding(
            WORST,
            WORST,
            WORST,
            WORST,
            WORST,
            WORST,
            WORST,
            WORST,
            WORST,
            WORST,
            WORST,
            true,
            WORST,
            100,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            WORST,
            WORST,
            WORST,
            WORST,
            WORST,
            WORST);
    return new SampledRow(
        WORST,
        WORST,
        WORST,
        WORST,
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        WORST,
        WORST,
        WORST,
        WORST,
        Long.MAX_VALUE,
        WORST,
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        finding,
        Collections.nCopies(10, finding));
  }
}
