package io.winnow.bench;

/** Prints figure, measured, limit, ratio as they come; a figure beyond its limit is marked. */
final class FigureTable {
  private static final String LINE = "%-66s | %12s | %-22s | %-6s | %s%n";

  @SuppressWarnings("SystemOut")
  FigureTable() {
    System.out.printf("%n" + LINE, "figure", "measured", "limit", "", "ratio, cost");
  }

  @SuppressWarnings("SystemOut")
  void add(String figure, String measured, String limit, boolean within, String ratio) {
    System.out.printf(LINE, figure, measured, limit, within ? "" : "MISSED", ratio);
  }
}
