package io.winnow.bench;

import io.winnow.clean.MadeUnit;
import io.winnow.core.Receipt;
import io.winnow.core.Shard;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.run.Unit;
import io.winnow.spark.MadeRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Makes the directory of a dry run over made-up shards that verifies: {@code OUT ROWS [UNITS]}, of
 * 50,000 ledger rows each unless said otherwise. Ten million rows take some minutes and 2 GB.
 */
public final class MakeLedger {
  private static final int ROWS_OF_UNIT = 50_000;

  private MakeLedger() {}

  public static void main(String[] arguments) throws IOException {
    long rows = Long.parseLong(arguments[1].replace("_", ""));
    int units =
        arguments.length > 2
            ? Integer.parseInt(arguments[2])
            : (int) Math.max(2, rows / ROWS_OF_UNIT);
    make(Path.of(arguments[0]), rows, units);
  }

  /** Makes it in a folder that is not there or empty. */
  public static void make(Path out, long rows, int units) throws IOException {
    RunLocation location =
        RunLocation.of(out.toAbsolutePath().toString(), Optional.empty(), Optional.empty());
    RunDirectory directory = new RunDirectory(location);
    TokenKey key = TokenKey.parse(Files.readString(Path.of("sample-data/demo-token.key")));
    Plan plan = plan(location, key, units);
    MadeRun.begin(directory, plan);
    List<Receipt> receipts =
        IntStream.range(0, units)
            .parallel()
            .mapToObj(i -> unit(directory, plan.units().get(i), key, i, share(rows, units, i)))
            .toList();
    MadeRun.end(directory, plan, receipts);
  }

  private static long share(long rows, int units, int unit) {
    return rows * (unit + 1) / units - rows * unit / units;
  }

  private static Receipt unit(
      RunDirectory directory, Unit unit, TokenKey key, int seed, long rows) {
    try (MadeUnit made = new MadeUnit(directory, unit, key)) {
      MadeItems items = new MadeItems(seed, unit.shard());
      for (long i = 0; i < rows; i++) {
        items.write(made);
      }
      return made.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Plan plan(RunLocation location, TokenKey key, int units) throws IOException {
    Policy policy =
        Policy.parse(Files.readAllBytes(Path.of("sample-data/demo-policy.yaml")), "demo");
    List<Unit> all = new ArrayList<>();
    for (int i = 0; i < units; i++) {
      String path = String.format(Locale.ROOT, "made-up/crawl-%05d.warc.gz", i);
      all.add(Unit.of(new Shard(path, "file:/nowhere/" + path, 1L << 30, "%064x".formatted(i))));
    }
    return new Plan(
        Plan.FORMAT,
        "made-up",
        RunKind.SCAN,
        policy.name(),
        policy.digest(),
        policy.canonical(),
        key.id(),
        null,
        policy.lists().stream().map(list -> stamp(list.id(), list.purpose().id())).toList(),
        List.of(new Plan.ModelStamp("nsfwjs-mobilenet-v2-mid", "4.4.0-1", "0".repeat(64))),
        null,
        null,
        List.of(),
        Plan.SeriesStamp.FIRST,
        location,
        all);
  }

  private static Plan.ListStamp stamp(String id, String purpose) {
    return new Plan.ListStamp(
        id,
        "2026-01-01.1",
        "2026-01-01",
        purpose,
        "0".repeat(64),
        5_000,
        new TreeMap<>(),
        "100 %% of list %s is active (5,000 of 5,000)".formatted(id));
  }
}
