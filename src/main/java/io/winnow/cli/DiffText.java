package io.winnow.cli;

import io.winnow.audit.diff.ChangeFigures;
import io.winnow.audit.diff.DiffReport;
import io.winnow.audit.diff.TopCounts;
import io.winnow.table.SafeCell;
import java.io.PrintWriter;
import java.util.List;

/** The differences between two runs for people. */
final class DiffText {
  private static final int MOST_LINES = 200;
  private static final int MOST_NAMES = 10;

  private final PrintWriter out;

  DiffText(PrintWriter out) {
    this.out = out;
  }

  void print(DiffReport report, boolean hasKey) {
    run("before", report.before());
    run("after", report.after());
    inputs(report.inputs());
    policy(report.policy());
    report.lists().forEach(list -> versions("list", list));
    report.models().forEach(model -> versions("model", model));
    for (ChangeFigures change : report.changes()) {
      if (change.items() > 0) {
        change(change);
      }
    }
    line(
        "items",
        report.changed() == 0
            ? "none has changed"
            : "%,d have changed".formatted(report.changed()));
    if (report.notTold() > 0 && !hasKey) {
      line(
          "not told",
          "of %,d more nobody can say whether one run masks them; give --token-key"
              .formatted(report.notTold()));
    }
  }

  private void run(String name, DiffReport.Run run) {
    line(
        name,
        "%s, %s, policy %s %.12s, %,d items, winnow %s"
            .formatted(
                run.kind(),
                run.state(),
                run.policyName(),
                run.policyDigest(),
                run.items(),
                run.tool()));
  }

  private void inputs(DiffReport.Inputs inputs) {
    line("shards", "%,d compared".formatted(inputs.compared()));
    some("only in the first run", inputs.onlyBefore());
    some("only in the second run", inputs.onlyAfter());
    some("with other bytes: not compared", inputs.changed());
    some("not finished in one of the runs: not compared", inputs.failed());
  }

  private void some(String what, DiffReport.Some some) {
    if (some.count() > 0) {
      line(
          "shards",
          "%,d %s: %s%s"
              .formatted(
                  some.count(),
                  what,
                  String.join(", ", some.first()),
                  some.count() > some.first().size() ? " …" : ""));
    }
  }

  private void policy(List<String> lines) {
    if (lines.isEmpty()) {
      line("policy", "the same");
    }
    lines.stream().limit(MOST_LINES).forEach(text -> line("policy", text));
    if (lines.size() > MOST_LINES) {
      line("policy", "%,d more lines; --json has them".formatted(lines.size() - MOST_LINES));
    }
  }

  private void versions(String what, DiffReport.Versions versions) {
    line(
        what,
        "%s: %s → %s"
            .formatted(versions.id(), orNone(versions.before()), orNone(versions.after())));
  }

  private static String orNone(@org.jspecify.annotations.Nullable String version) {
    return version == null ? "none" : version;
  }

  private void change(ChangeFigures change) {
    out.println("%s %,d".formatted(change.kind(), change.items()));
    by("reason", change.reasons());
    by("rule", change.rules());
    by("list", change.lists());
    by("model", change.models());
    by("host", change.hosts());
  }

  private void by(String what, TopCounts counts) {
    List<TopCounts.Named> named = counts.named();
    for (TopCounts.Named name : named.subList(0, Math.min(MOST_NAMES, named.size()))) {
      out.println(SafeCell.visible("  %-7s %s  %,d".formatted(what, name.name(), name.count())));
    }
    long others =
        counts.others() + named.stream().skip(MOST_NAMES).mapToLong(TopCounts.Named::count).sum();
    if (others > 0) {
      out.println("  %-7s (others)  %,d".formatted(what, others));
    }
  }

  private void line(String name, String text) {
    out.println(SafeCell.visible("%-9s %s".formatted(name, text)));
  }
}
