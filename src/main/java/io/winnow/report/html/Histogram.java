package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.report.Figures;
import io.winnow.summary.ScoreFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scores of one model rule, of all pictures that were measured.
 *
 * @param rule the policy's rule
 * @param facts threshold, decisions, neighbours
 * @param title for those who do not see the drawing
 * @param bars left to right
 * @param threshold where the line stands
 * @param labelX where its label stands
 * @param label of the line
 * @param atStart whether the label stands left of the line
 * @param table the same in figures
 */
public record Histogram(
    Content rule,
    List<Banner.Fact> facts,
    String title,
    List<Bar> bars,
    String threshold,
    String labelX,
    String label,
    boolean atStart,
    Table table) {
  static final int WIDTH = 600;
  static final int HEIGHT = 160;

  /** Over and under the bars, for figures and the axis. */
  private static final int TOP = 28;

  public Histogram {
    facts = List.copyOf(facts);
    bars = List.copyOf(bars);
  }

  /**
   * A bar.
   *
   * @param css whether it lies over the threshold
   * @param x left edge
   * @param y upper edge
   * @param width of the bar
   * @param height of the bar
   * @param middle of the bar
   * @param top where its figure stands
   * @param figure over the bar, short; empty for none
   */
  public record Bar(
      String css,
      String x,
      String y,
      String width,
      String height,
      String middle,
      String top,
      String figure) {}

  static Histogram of(Scene scene, ScoreFigures scores, int number) {
    int n = Math.max(1, scores.bins().size());
    double step = (double) WIDTH / n;
    double most = scores.bins().stream().mapToDouble(Histogram::height).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < scores.bins().size(); i++) {
      long count = scores.bins().get(i);
      double height = most == 0 ? 0 : (HEIGHT - TOP) * height(count) / most;
      bars.add(
          new Bar(
              over(scores, i, n) ? "f-scored" : "f-kept",
              Stack.number(i * step + 1),
              Stack.number(HEIGHT - height),
              Stack.number(step - 2),
              Stack.number(height),
              Stack.number((i + 0.5) * step),
              Stack.number(HEIGHT - height - 4),
              count == 0 ? "" : brief(count)));
    }
    double line = Math.max(0, Math.min(1, scores.threshold())) * WIDTH;
    return new Histogram(
        Value.code(scores.rule()),
        facts(scene, scores),
        "Pictures by score; the table below says the same",
        bars,
        Stack.number(line),
        Stack.number(line + (line > WIDTH / 2.0 ? -6 : 6)),
        "threshold " + Figures.score(scores.threshold()),
        line > WIDTH / 2.0,
        table(scores, n, number));
  }

  /** Logarithmic, so that a few high scores are seen beside many low ones. */
  private static double height(long count) {
    return Math.log10(1 + (double) Math.max(0, count));
  }

  private static boolean over(ScoreFigures scores, int bin, int bins) {
    return (bin + 0.5) / bins >= scores.threshold();
  }

  /** {@code 950}, {@code 12k}, {@code 3.4M}. */
  static String brief(long count) {
    if (count < 1_000) {
      return Long.toString(count);
    }
    String[] units = {"k", "M", "G", "T"};
    double value = count;
    int unit = -1;
    while (value >= 1_000 && unit < units.length - 1) {
      value /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f%s" : "%.0f%s", value, units[unit]);
  }

  private static List<Banner.Fact> facts(Scene scene, ScoreFigures scores) {
    return List.of(
        new Banner.Fact(
            "Model",
            Prose.of(
                Value.code(scores.modelId()), ", version ", Value.code(scores.modelVersion()))),
        fact("Threshold", Figures.score(scores.threshold())),
        fact("Rows decided", Figures.count(scores.decided())),
        fact("Findings, also where something stronger decided", Figures.count(scores.findings())),
        fact("Of them at most 0.05 over the threshold", Figures.count(scores.nearOver())),
        fact("Pictures in the step below the threshold", Figures.count(near(scores))),
        new Banner.Fact(
            "Reviewed: found right",
            Excluded.precision(scene, scores.confirmed(), scores.falsePositive(), false)));
  }

  private static Banner.Fact fact(String name, String value) {
    return new Banner.Fact(name, Prose.of(value));
  }

  /** Pictures in the last step that ends at or under the threshold. */
  private static long near(ScoreFigures scores) {
    int n = scores.bins().size();
    int bin = (int) Math.floor(scores.threshold() * n + 1e-9) - 1;
    return bin >= 0 && bin < n ? scores.bins().get(bin) : 0;
  }

  private static Table table(ScoreFigures scores, int n, int number) {
    Table.Builder table =
        Table.of(
            "scores-" + number,
            "Pictures by score",
            "Score from",
            "#to",
            "#Pictures",
            "Against the threshold");
    for (int i = 0; i < scores.bins().size(); i++) {
      table.row(
          Cell.words(Figures.score((double) i / n)),
          Cell.number(Figures.score((i + 1.0) / n), (i + 1.0) / n),
          Cell.count(scores.bins().get(i)),
          Cell.words(side(scores, i, n)));
    }
    return table.table();
  }

  private static String side(ScoreFigures scores, int bin, int bins) {
    double from = (double) bin / bins;
    double to = (bin + 1.0) / bins;
    return from >= scores.threshold() - 1e-9
        ? "reached"
        : to <= scores.threshold() + 1e-9 ? "under" : "in this step";
  }
}
