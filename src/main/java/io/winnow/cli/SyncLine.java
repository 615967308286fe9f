package io.winnow.cli;

import io.winnow.list.sync.SyncProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * A sync's progress: one line on a terminal that is written over; notes and retries everywhere, as
 * lines of their own.
 */
final class SyncLine implements SyncProgress, AutoCloseable {
  private final PrintWriter err;
  private final boolean terminal;
  private String window = "";
  private int written;

  private SyncLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @SuppressWarnings("SystemConsoleNull") // Java 17 is required: null is no terminal.
  static SyncLine onTerminal(PrintWriter err) {
    return new SyncLine(err, System.console() != null && !"dumb".equals(System.getenv("TERM")));
  }

  @Override
  public void window(Instant from, Instant to, int pages) {
    window = from + " to " + to;
    draw(window);
  }

  @Override
  public void stored(long pages, long entries, long bytes) {
    draw("%s: %,d pages, %,d entries, %s".formatted(window, pages, entries, Sizes.text(bytes)));
  }

  @Override
  public void retry(String why, int tries, Duration wait) {
    line("%s; asked %,d times, again in %,d s".formatted(why, tries, wait.toSeconds()));
  }

  @Override
  public void note(String sentence) {
    line(sentence);
  }

  private void draw(String text) {
    if (terminal) {
      err.print("\r" + text + " ".repeat(Math.max(0, written - text.length())));
      err.flush();
      written = text.length();
    }
  }

  private void line(String text) {
    wipe();
    err.println(text);
    err.flush();
  }

  @Override
  public void close() {
    wipe();
  }

  void wipe() {
    if (written > 0) {
      err.print("\r" + " ".repeat(written) + "\r");
      err.flush();
      written = 0;
    }
  }
}
