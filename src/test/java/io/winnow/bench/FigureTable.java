package io.winnow.bench;

import java.util.ArrayList;
import java.util.List;

/** Prints figure, measured, limit, ratio; a figure beyond its limit is marked. */
final class FigureTable {
  private static final String LINE = "%-66s | %12s | %-22s | %-6s | %s%n";

  private final List<String> lines = new ArrayList<>();

  void add(String figure, String measured, String limit, boolean within, String ratio) {
    lines.add(LINE.formatted(figure, measured, limit, within ? "" : "MISSED", ratio));
  }

  @SuppressWarnings("SystemOut")
  void print() {
    System.out.printf("%n" + LINE, "figure", "measured", "limit", "", "ratio, cost");
    lines.forEach(System.out::print);
  }
}
