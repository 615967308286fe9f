package io.winnow.cli;

import java.io.PrintWriter;

/** How far a command is, on a line of the terminal that is written over; elsewhere nothing. */
final class StepLine implements AutoCloseable {
  private static final long EVERY_NANOS = 200_000_000L;

  private final PrintWriter err;
  private final String what;

  @SuppressWarnings("SystemConsoleNull") // Java 17 is required: null is no terminal.
  private final boolean terminal =
      System.console() != null && !"dumb".equals(System.getenv("TERM"));

  private long drawn;
  private int width;

  /**
   * A line.
   *
   * @param what is counted, such as {@code shards}
   */
  StepLine(PrintWriter err, String what) {
    this.err = err;
    this.what = what;
  }

  void step(long done, long of) {
    long now = System.nanoTime();
    if (terminal && (done == of || now - drawn > EVERY_NANOS)) {
      drawn = now;
      String text = "%,d/%,d %s".formatted(done, of, what);
      err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
      err.flush();
      width = text.length();
    }
  }

  @Override
  public void close() {
    if (width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
    }
  }
}
