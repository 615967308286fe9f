package io.winnow.audit.diff;

import io.winnow.audit.RunTables;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.proof.TokenKey;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunKind;
import io.winnow.run.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds one run against another, unit by unit. */
public final class RunDiff {
  private final RunTables before;
  private final RunTables after;
  private final Optional<TokenKey> key;
  private final Map<ChangeKind, ChangeFigures.Counter> counters = new EnumMap<>(ChangeKind.class);
  private long notTold;

  /** Takes the rows of {@link DiffTable}, in the order of units and within them of the shard. */
  public interface RowSink {
    void row(Row row) throws IOException;
  }

  /** Told how far it is. */
  public interface Progress {
    void compared(long units, long of);
  }

  /**
   * A comparison.
   *
   * @param key of both runs; without it nobody can tell whether the other run keeps what one masks
   * @throws ProblemsException if the two cannot be compared
   */
  public RunDiff(RunTables before, RunTables after, Optional<TokenKey> key) {
    this.before = before;
    this.after = after;
    this.key = key;
    Plan a = before.plan();
    Plan b = after.plan();
    if (!a.tokenKeyId().equals(b.tokenKeyId())) {
      throw new ProblemsException(
          Problem.of(
              "diff",
              "the runs have different token keys (%s and %s), so their rows have no name in common; run one again with the other's key"
                  .formatted(a.tokenKeyId(), b.tokenKeyId())));
    }
    if ((a.kind() == RunKind.PRESCREEN) != (b.kind() == RunKind.PRESCREEN)) {
      throw new ProblemsException(
          Problem.of("diff", "a pre-screen can be compared with another pre-screen only"));
    }
    for (ChangeKind kind : ChangeKind.values()) {
      counters.put(kind, new ChangeFigures.Counter(kind));
    }
  }

  /**
   * Compares.
   *
   * @param rows takes every item that has changed
   * @throws IOException if a run cannot be read
   */
  public DiffReport run(RowSink rows, Progress progress) throws IOException {
    List<String> common = new ArrayList<>();
    DiffReport.Inputs inputs = inputs(common);
    UnitDiff units =
        new UnitDiff(
            before,
            after,
            key,
            new UnitDiff.ChangeSink() {
              @Override
              public void changed(Change change) throws IOException {
                Objects.requireNonNull(counters.get(change.kind())).add(change);
                rows.row(DiffTable.row(change));
              }

              @Override
              public void notTold() {
                notTold++;
              }
            });
    long done = 0;
    for (String unit : common) {
      units.compare(before.receipt(unit).orElseThrow(), after.receipt(unit).orElseThrow());
      progress.compared(++done, common.size());
    }
    return new DiffReport(
        run(before),
        run(after),
        inputs,
        Arrays.stream(ChangeKind.values())
            .map(kind -> Objects.requireNonNull(counters.get(kind)).figures())
            .toList(),
        notTold,
        PlanDiff.policy(before.plan(), after.plan()),
        PlanDiff.lists(before.plan(), after.plan()),
        PlanDiff.models(before.plan(), after.plan()));
  }

  private static DiffReport.Run run(RunTables run) {
    Manifest manifest = run.manifest();
    return new DiffReport.Run(
        run.plan().kind().id(),
        manifest.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        manifest.tool(),
        manifest.policyName(),
        manifest.policyDigest(),
        manifest.tally().itemCount());
  }

  private DiffReport.Inputs inputs(List<String> common) {
    SortedMap<String, Unit> a = units(before);
    SortedMap<String, Unit> b = units(after);
    List<String> onlyBefore = new ArrayList<>();
    List<String> onlyAfter = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    a.forEach(
        (unit, at) -> {
          String path = at.shard().path();
          if (!b.containsKey(unit)) {
            onlyBefore.add(path);
          } else if (before.receipt(unit).isEmpty() || after.receipt(unit).isEmpty()) {
            failed.add(path);
          } else if (!isSame(at, Objects.requireNonNull(b.get(unit)))) {
            changed.add(path);
          } else {
            common.add(unit);
          }
        });
    b.forEach(
        (unit, at) -> {
          if (!a.containsKey(unit)) {
            onlyAfter.add(at.shard().path());
          }
        });
    return new DiffReport.Inputs(
        common.size(),
        DiffReport.Some.of(onlyBefore),
        DiffReport.Some.of(onlyAfter),
        DiffReport.Some.of(changed),
        DiffReport.Some.of(failed));
  }

  private static SortedMap<String, Unit> units(RunTables run) {
    SortedMap<String, Unit> units = new TreeMap<>();
    run.plan().units().forEach(unit -> units.put(unit.key(), unit));
    return units;
  }

  private boolean isSame(Unit a, Unit b) {
    Optional<String> x = before.receipt(a.key()).map(Receipt::shardSha256);
    Optional<String> y = after.receipt(b.key()).map(Receipt::shardSha256);
    return a.shard().length() == b.shard().length() && (x.isEmpty() || y.isEmpty() || x.equals(y));
  }
}
