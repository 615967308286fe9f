package io.winnow.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar made of parts, as a drawing; the table beside it says the same.
 *
 * @param title what it shows, for those who do not see it
 * @param parts left to right; together 1,000 wide, with gaps
 */
public record Stack(String title, List<Part> parts) {
  private static final double WIDTH = 1_000;
  private static final double GAP = 3;

  /** So that one item of a million can be seen. */
  private static final double LEAST = 4;

  public Stack {
    parts = List.copyOf(parts);
  }

  /**
   * A part.
   *
   * @param css its class, which is also its pattern's
   * @param x left edge
   * @param width of the part
   */
  public record Part(String css, String x, String width) {}

  /**
   * What a part stands for.
   *
   * @param css its class
   * @param count how many
   */
  record Share(String css, long count) {}

  static Stack of(String title, List<Share> shares) {
    List<Share> some = shares.stream().filter(share -> share.count() > 0).toList();
    double sum = some.stream().mapToDouble(Share::count).sum();
    double room = WIDTH - GAP * Math.max(0, some.size() - 1);
    double raised = some.stream().mapToDouble(s -> Math.max(LEAST, room * s.count() / sum)).sum();
    List<Part> parts = new ArrayList<>();
    double x = 0;
    for (Share share : some) {
      double width = Math.max(LEAST, room * share.count() / sum) * room / raised;
      parts.add(new Part(share.css(), number(x), number(width)));
      x += width + GAP;
    }
    return new Stack(title, parts);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
