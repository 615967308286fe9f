package io.winnow.cli;

import io.winnow.audit.RunTables;
import io.winnow.audit.diff.DiffTable;
import io.winnow.audit.diff.ItemState;
import io.winnow.audit.diff.RunDiff;
import io.winnow.core.FindingClass;
import io.winnow.core.Row;
import io.winnow.proof.TokenKey;
import io.winnow.report.EarlierRun;
import io.winnow.report.Papers;
import io.winnow.report.StillKept;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what runs that the user names keep of that which a run excludes. */
final class EarlierRuns {
  private final RunDirectory now;
  private final Optional<TokenKey> key;
  private final PrintWriter err;

  /**
   * A count.
   *
   * @param now the run that excludes
   * @param key of both; without it nobody can tell whether the other one keeps what this one masks
   * @param err where progress is drawn
   */
  EarlierRuns(RunDirectory now, Optional<TokenKey> key, PrintWriter err) {
    this.now = now;
    this.key = key;
    this.err = err;
  }

  /** Reads ledgers and clean tables of both: it takes as long as {@code diff}. */
  EarlierRun at(String location) throws IOException {
    RunDirectory then = FinishedRun.at(location);
    EarlierRun earlier = new Papers(then, location).readEarlier();
    if (!earlier.plan().tokenKeyId().equals(now.plan().tokenKeyId())
        || earlier.plan().kind() == RunKind.PRESCREEN) {
      return earlier;
    }
    Map<FindingClass, Long> items = new EnumMap<>(FindingClass.class);
    long[] notTold = {0};
    RunDiff diff = new RunDiff(new RunTables(then), new RunTables(now), key);
    try (StepLine line = new StepLine(err, "shards compared with " + location)) {
      long shards =
          diff.run(
                  row -> {
                    if (is(row, "to_verdict", ItemState.EXCLUDED)) {
                      notTold[0] += is(row, "from_verdict", ItemState.NOT_TOLD) ? 1 : 0;
                      if (is(row, "from_verdict", ItemState.KEPT)
                          || is(row, "from_verdict", ItemState.FLAGGED)) {
                        items.merge(classOf(row), 1L, Long::sum);
                      }
                    }
                  },
                  line::step)
              .inputs()
              .compared();
      return earlier.with(new StillKept(shards, new TreeMap<>(items), notTold[0]));
    }
  }

  private static boolean is(Row row, String column, ItemState state) {
    return state.id().equals(row.text(column));
  }

  /** A row of {@link DiffTable} that is excluded now has the class of what excludes it. */
  private static FindingClass classOf(Row row) {
    return FindingClass.byId(Objects.requireNonNull(row.text("to_class"))).orElseThrow();
  }
}
