package io.winnow.cli;

import io.winnow.report.csv.RowProgress;
import java.io.PrintWriter;

/** One line on a terminal that is written over: rows so far, and how many there are. */
final class RowLine implements RowProgress {
  private final PrintWriter err;
  private int written;

  private RowLine(PrintWriter err) {
    this.err = err;
  }

  /** Says nothing where standard error is no terminal. */
  @SuppressWarnings("SystemConsoleNull") // Java 17 is required: null is no terminal.
  static RowProgress on(PrintWriter err) {
    boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    return terminal ? new RowLine(err) : RowProgress.NONE;
  }

  @Override
  public void rows(long done, long total) {
    String line = "%,d of %,d rows".formatted(done, total);
    if (done >= total) {
      err.print("\r" + " ".repeat(written) + "\r");
    } else {
      err.print("\r" + line);
      written = Math.max(written, line.length());
    }
    err.flush();
  }
}
