package io.winnow.cli;

import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.run.Gate;
import io.winnow.run.Locations;
import io.winnow.run.Manifest;
import io.winnow.run.Manifest.TableTotal;
import io.winnow.run.RunKind;
import io.winnow.spark.CleanRequest;
import io.winnow.spark.CleanResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The plain lines at the end of a run. */
final class RunSummary {
  private final CleanRequest request;
  private final CleanResult result;
  private final Duration took;

  RunSummary(CleanRequest request, CleanResult result, Duration took) {
    this.request = request;
    this.result = result;
    this.took = took;
  }

  void print(PrintWriter out) {
    Manifest manifest = result.manifest();
    Tally tally = manifest.tally();
    line(out, "state", state(manifest));
    boolean prescreen = request.kind() == RunKind.PRESCREEN;
    line(out, prescreen ? "indexes" : "shards", shards(manifest));
    line(out, "records", prescreen ? lookedUp(tally) : read(tally));
    line(
        out,
        "items",
        "%,d = %,d kept + %,d flagged + %,d excluded + %,d set aside"
            .formatted(
                tally.itemCount(),
                tally.count(Verdict.KEPT),
                tally.count(Verdict.FLAGGED),
                tally.count(Verdict.EXCLUDED),
                tally.count(Verdict.SET_ASIDE)));
    byClass(tally.excluded()).forEach((k, v) -> line(out, "excluded", k + ": " + v));
    byClass(tally.flagged()).forEach((k, v) -> line(out, "flagged", k + ": " + v));
    if (manifest.decisions() != null) {
      line(out, "decisions", decisions(manifest.decisions()));
    }
    for (TableTotal table : manifest.tables()) {
      if (table.files() > 0) {
        line(
            out,
            table.table(),
            "%,d rows, %s, %s"
                .formatted(
                    table.rows(),
                    Sizes.text(table.bytes()),
                    Locations.shown(request.location().table(table.table()))));
      }
    }
    line(out, "screener", manifest.sandbox());
    line(out, "time", "%.1f s".formatted(took.toMillis() / 1000.0));
    manifest
        .gates()
        .forEach(gate -> line(out, gate.held() ? "gate held" : "gate FAILED", gate(gate)));
    manifest.failed().forEach(f -> line(out, "failed", f.shard() + ": " + f.why()));
  }

  private static String decisions(Manifest.Decisions decisions) {
    return "%,d applied, %,d refused, %,d of no item here, %,d expired"
        .formatted(
            decisions.applied(),
            decisions.refused(),
            decisions.unmatched(),
            decisions.file().expired());
  }

  private static String lookedUp(Tally tally) {
    return "%,d looked up: %,d found, %,d not%s"
        .formatted(
            tally.records(),
            tally.captures(),
            sum(tally.outOfScope()),
            inBrackets(tally.outOfScope()));
  }

  private static String read(Tally tally) {
    long skipped = tally.prescreened();
    return "%,d %s: %,d taken apart, %s%,d out of scope%s, %,d unreadable"
        .formatted(
            tally.records(),
            skipped == 0 ? "read" : "in all",
            tally.captures() - skipped,
            skipped == 0 ? "" : "%,d not read (pre-screened), ".formatted(skipped),
            sum(tally.outOfScope()),
            inBrackets(tally.outOfScope()),
            tally.unreadable());
  }

  private static String gate(Gate.Result gate) {
    return "--fail-on %s: %,d of %,d items excluded%s"
        .formatted(
            gate.gate(),
            gate.excluded(),
            gate.items(),
            gate.items() == 0
                ? ""
                : " (%.3g %%)".formatted(100.0 * gate.excluded() / gate.items()));
  }

  private String state(Manifest manifest) {
    return switch (manifest.state()) {
      case COMPLETE -> "complete";
      case GATE_FAILED -> "complete, but a gate failed";
      case INCOMPLETE -> "incomplete: go on with --resume";
    };
  }

  private String shards(Manifest manifest) {
    return "%,d of %,d done%s"
        .formatted(
            manifest.unitsDone(),
            manifest.unitsPlanned(),
            result.resumedUnits() > 0
                ? ", %,d of them earlier".formatted(result.resumedUnits())
                : "");
  }

  /** {@code class} to {@code reason n, reason n}. */
  private static Map<String, String> byClass(Map<String, Long> causes) {
    return causes.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                e -> e.getKey().substring(0, e.getKey().indexOf('/')),
                java.util.TreeMap::new,
                Collectors.mapping(
                    e ->
                        "%s %,d"
                            .formatted(
                                e.getKey().substring(e.getKey().indexOf('/') + 1), e.getValue()),
                    Collectors.joining(", "))));
  }

  private static String inBrackets(Map<String, Long> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(e -> "%s %,d".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void line(PrintWriter out, String name, String text) {
    out.println("%-10s %s".formatted(name, text));
  }
}
