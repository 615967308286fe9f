package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.policy.Rule;
import io.winnow.report.LineDiff;
import io.winnow.report.ReportedRun;
import io.winnow.report.Shown;
import io.winnow.run.Locations;
import io.winnow.summary.RuleFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Section 6: the policy in force.
 *
 * @param digest SHA-256 of the canonical text
 * @param rules each with what it did
 * @param lines of the canonical text, as they may be shown
 * @param left how many lines are left out
 * @param compared whether there is a previous run
 * @param difference to its policy, with a few lines around each change
 */
public record PolicyText(
    Content digest,
    Table rules,
    List<Content> lines,
    long left,
    boolean compared,
    List<Line> difference) {
  private static final int MOST_LINES = 2_000;
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_CHANGED = 400;
  private static final int MOST_CHANGED_BYTES = 100_000;
  private static final int AROUND = 2;
  private static final String CANARY = "canary:";
  private static final int MOST_OF_A_LINE = 400;

  public PolicyText {
    lines = List.copyOf(lines);
    difference = List.copyOf(difference);
  }

  /**
   * A line of the difference.
   *
   * @param sign {@code +}, {@code −}, a space, or {@code …} for what is left out
   * @param css its class
   * @param text the line
   */
  public record Line(String sign, String css, Content text) {}

  static PolicyText of(Scene scene) {
    List<Content> lines = new ArrayList<>();
    List<String> all = scene.plan().policy().lines().toList();
    int bytes = 0;
    for (String line : all) {
      Markup written = line(line);
      bytes += written.bytes();
      if (lines.size() == MOST_LINES || bytes > MOST_BYTES) {
        break;
      }
      lines.add(written);
    }
    return new PolicyText(
        Value.code(scene.manifest().policyDigest()),
        rules(scene),
        lines,
        all.size() - lines.size(),
        scene.previous().isPresent(),
        scene.previous().map(previous -> difference(scene, previous)).orElse(List.of()));
  }

  private static Markup line(String line) {
    return Markup.of(
        new Value(Shown.text(Locations.withoutUsers(inert(line)), MOST_OF_A_LINE), "v"));
  }

  /** A canary is an entry of its list: nothing but that there is one, or another one, is said. */
  private static String inert(String line) {
    return line.strip().startsWith(CANARY)
        ? line.substring(0, line.indexOf(CANARY)) + CANARY + " (hidden)"
        : line;
  }

  private static Table rules(Scene scene) {
    RuleTexts texts = new RuleTexts(scene.plan().policy());
    Map<String, RuleFigures> before = new HashMap<>();
    scene
        .previous()
        .ifPresent(run -> run.summary().rules().forEach(rule -> before.put(rule.id(), rule)));
    boolean compared = scene.previous().isPresent();
    List<String> titles =
        new ArrayList<>(
            List.of("Rule", "What it says", "#Excluded", "#Flagged", "#Findings", "#In shadow"));
    if (compared) {
      titles.add("#Findings before");
    }
    Table.Builder table =
        Table.of("rules", "Ledger rows and findings by rule", titles.toArray(String[]::new));
    int number = 0;
    List<RuleFigures> figures = scene.summary().rules();
    for (RuleFigures rule : figures) {
      boolean sensitive = scene.sensitiveRules().contains(rule.id());
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  Cell.code(rule.id()),
                  Cell.code(texts.of(rule.id())),
                  scene.cell(rule.excluded(), sensitive),
                  scene.cell(rule.flagged(), sensitive),
                  scene.cell(rule.findings(), sensitive),
                  scene.cell(rule.shadow(), sensitive)));
      if (compared) {
        cells.add(
            scene.cell(
                Optional.ofNullable(before.get(rule.id())).map(RuleFigures::findings).orElse(0L),
                sensitive));
      }
      table.anchored("rule-" + ++number, cells);
    }
    return table.table();
  }

  /** Where a rule stands in the table; empty if it does not. */
  static Map<String, String> anchors(Scene scene) {
    Map<String, String> anchors = new HashMap<>();
    int shown = rules(scene).rows().size();
    int number = 0;
    for (RuleFigures rule : scene.summary().rules()) {
      if (++number <= shown) {
        anchors.put(rule.id(), "rule-" + number);
      }
    }
    for (Rule rule : scene.run().policy().rules()) {
      anchors.putIfAbsent(rule.id(), "policy");
    }
    return anchors;
  }

  private static List<Line> difference(Scene scene, ReportedRun previous) {
    List<LineDiff.Line> all = LineDiff.of(previous.plan().policy(), scene.plan().policy());
    List<Line> shown = new ArrayList<>();
    int bytes = 0;
    int last = -1;
    for (int i = 0; i < all.size(); i++) {
      if (!isNearChange(all, i)) {
        continue;
      }
      Markup text = line(all.get(i).text());
      bytes += text.bytes();
      if (shown.size() >= MOST_CHANGED || bytes > MOST_CHANGED_BYTES) {
        shown.add(new Line("…", "same", Prose.of("more changes are left out")));
        break;
      }
      if (i > last + 1) {
        shown.add(new Line("…", "same", Prose.of("")));
      }
      last = i;
      shown.add(
          switch (all.get(i).change()) {
            case SAME -> new Line(" ", "same", text);
            case ADDED -> new Line("+", "added", text);
            case REMOVED -> new Line("−", "removed", text);
          });
    }
    return shown;
  }

  private static boolean isNearChange(List<LineDiff.Line> lines, int at) {
    for (int i = Math.max(0, at - AROUND); i <= Math.min(lines.size() - 1, at + AROUND); i++) {
      if (lines.get(i).change() != LineDiff.Change.SAME) {
        return true;
      }
    }
    return false;
  }
}
