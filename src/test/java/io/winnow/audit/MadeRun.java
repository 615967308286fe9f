package io.winnow.audit;

import io.winnow.bind.Binder;
import io.winnow.bind.Bound;
import io.winnow.bind.FileOpener;
import io.winnow.bind.SkippedShard;
import io.winnow.clean.CleanProgress;
import io.winnow.clean.RowMaker;
import io.winnow.clean.UnitCleaner;
import io.winnow.clean.UnitTables;
import io.winnow.core.Algorithm;
import io.winnow.core.Receipt;
import io.winnow.core.Shard;
import io.winnow.judge.ItemReviews;
import io.winnow.judge.Judge;
import io.winnow.list.LoadedList;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.run.CommitLog;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.run.Unit;
import io.winnow.screen.Hashing;
import io.winnow.screen.LocalScreenerFactory;
import io.winnow.screen.Screener;
import io.winnow.screen.ScreenerSetup;
import io.winnow.shard.ShardBytes;
import io.winnow.shard.ShardFiles;
import io.winnow.shard.warc.WarcShardFormat;
import io.winnow.spi.ShardReader;
import io.winnow.summary.LedgerPass;
import io.winnow.summary.SummaryMaker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * A run over sample shards that was made without Spark and without a child process, by everything
 * else that makes real ones. Policies have no models.
 */
public final class MadeRun {
  public static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();
  public static final TokenKey KEY = key();

  private MadeRun() {}

  private static TokenKey key() {
    try {
      return TokenKey.parse(Files.readString(SAMPLES.resolve("demo-token.key")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The demo policy without its models, with some text in it replaced. */
  public static String policy(String... oldAndNew) throws IOException {
    String text =
        Files.readString(SAMPLES.resolve("demo-policy.yaml"))
            .lines()
            .filter(line -> !line.contains("model:"))
            .collect(Collectors.joining("\n", "", "\n"));
    for (int i = 0; i < oldAndNew.length; i += 2) {
      if (!text.contains(oldAndNew[i])) {
        throw new IllegalArgumentException(oldAndNew[i] + " is not in the policy");
      }
      text = text.replace(oldAndNew[i], oldAndNew[i + 1]);
    }
    return text;
  }

  /** A sample shard as a plan has it. */
  public static Shard shard(Path file) throws IOException {
    return new Shard(
        file.getFileName().toString(),
        file.toUri().toString(),
        Files.size(file),
        Long.toString(Files.getLastModifiedTime(file).toMillis()));
  }

  /** Opens what a policy names, in a folder. */
  public static FileOpener files(Path folder) {
    return path -> Files.newInputStream(folder.resolve(path));
  }

  /** Binds a policy whose lists lie in a folder. */
  public static Bound bound(String policy, Path folder) {
    return Binder.gated(
        Policy.parse(policy, "policy.yaml"),
        files(folder),
        Optional.empty(),
        LocalDate.of(2026, 1, 1),
        Map.of());
  }

  public static Judge judge(Bound bound) {
    return new Judge(bound.policy(), bound.lists(), bound.unsafeLabels(), ItemReviews.NONE);
  }

  public static Screener screener(Policy policy, Path scratch) throws IOException {
    return new LocalScreenerFactory()
        .open(
            new ScreenerSetup(
                policy.limits(),
                List.of(new Hashing(Algorithm.PDQ, false)),
                List.of(),
                policy.searchesTexts(),
                scratch.toAbsolutePath(),
                scratch.toAbsolutePath()));
  }

  /** A clean run over these sample shards. */
  public static RunDirectory of(Path out, String policy, String... shards) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String shard : shards) {
      files.add(SAMPLES.resolve("shards").resolve(shard));
    }
    return of(out, RunKind.CLEAN, bound(policy, SAMPLES), files);
  }

  public static RunDirectory of(Path out, RunKind kind, Bound bound, List<Path> shards)
      throws IOException {
    List<Unit> units = new ArrayList<>();
    for (Path file : shards) {
      units.add(Unit.of(shard(file)));
    }
    RunDirectory directory =
        new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
    Plan plan = plan(directory.location(), kind, bound, units);
    directory.out().replace(RunDirectory.PLAN, Json.pretty(plan));
    List<Receipt> receipts = new ArrayList<>();
    try (Screener screener = screener(bound.policy(), out)) {
      for (Unit unit : units) {
        receipts.add(clean(directory, kind, bound, screener, unit, receipts.size()));
      }
    }
    CommitLog.open(directory.out()).commit(receipts);
    finish(directory, plan, receipts);
    return directory;
  }

  private static Receipt clean(
      RunDirectory directory, RunKind kind, Bound bound, Screener screener, Unit unit, int attempt)
      throws IOException {
    try (ShardBytes bytes = ShardFiles.open(unit.shard(), new Configuration(false));
        ShardReader shard =
            new WarcShardFormat().open(unit.shard(), bytes, bound.policy().limits())) {
      return new UnitCleaner(
              judge(bound),
              screener,
              new RowMaker(KEY, null, List.of()),
              new CleanProgress(),
              () -> false)
          .clean(
              unit,
              shard,
              new UnitTables(
                  directory,
                  unit.key(),
                  "00000000000a." + attempt,
                  kind == RunKind.CLEAN,
                  Optional.empty()),
              SkippedShard.NONE,
              bytes::sha256);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static Plan plan(RunLocation location, RunKind kind, Bound bound, List<Unit> units) {
    List<Plan.ListStamp> lists = new ArrayList<>();
    for (LoadedList list : bound.lists().values()) {
      lists.add(
          new Plan.ListStamp(
              list.id(),
              list.version(),
              list.date().toString(),
              list.purpose().id(),
              list.digest(),
              list.count(),
              list.coverage().lost(),
              list.coverage().sentence(list.id())));
    }
    return new Plan(
        Plan.FORMAT,
        "test",
        kind,
        bound.policy().name(),
        bound.policy().digest(),
        bound.policy().canonical(),
        KEY.id(),
        null,
        lists,
        List.of(),
        null,
        null,
        List.of(),
        Plan.SeriesStamp.FIRST,
        location,
        units);
  }

  /** Writes the manifest that follows from plan and receipts. */
  static void finish(RunDirectory directory, Plan plan, List<Receipt> receipts) throws IOException {
    RunFigures figures = RunFigures.of(plan, receipts);
    Policy policy = Policy.parse(plan.policy(), "policy of the run");
    byte[] summary =
        Json.pretty(
            new SummaryMaker(plan, policy, figures.receipts())
                .of(new LedgerPass(policy, read -> {}).read(directory, figures.receipts())));
    directory.out().replace(RunDirectory.SUMMARY, summary);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            Manifest.State.COMPLETE,
            plan.tool(),
            Map.of(),
            "none",
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:01:00Z",
            plan.policyDigest(),
            directory.planSha256(),
            plan.policyName(),
            plan.lists(),
            plan.models(),
            null,
            plan.plugins(),
            plan.series(),
            figures.inputs(),
            plan.units().size(),
            receipts.size(),
            List.of(),
            figures.tally(),
            figures.tables(),
            figures.files(),
            figures.roots(),
            RunDirectory.sha256(new ByteArrayInputStream(summary)),
            figures.hits(),
            List.of(),
            new TreeMap<>(
                plan.lists().stream()
                    .collect(Collectors.toMap(Plan.ListStamp::id, Plan.ListStamp::coverage))));
    directory.out().replace(RunDirectory.MANIFEST, Json.pretty(manifest));
    directory.out().replace(RunDirectory.SUCCESS, new byte[0]);
  }

  /** A verification that says nothing on the way. */
  static Verification verified(RunDirectory directory) throws IOException {
    return new Verifier(
            directory,
            new VerifyProgress() {
              @Override
              public void planned(int files) {}

              @Override
              public void checked(io.winnow.core.TableFile file) {}
            },
            Optional.empty(),
            Optional.empty())
        .verify();
  }
}
