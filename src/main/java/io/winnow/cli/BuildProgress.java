package io.winnow.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One line on a terminal while lists are read: how far, of how much. Elsewhere nothing. */
final class BuildProgress implements AutoCloseable {
  private static final long STEP = 8L << 20;

  private final PrintWriter err;
  private final boolean terminal;
  private final long total;
  private long read;
  private long next = STEP;
  private int written;

  private BuildProgress(PrintWriter err, boolean terminal, long total) {
    this.err = err;
    this.terminal = terminal;
    this.total = total;
  }

  @SuppressWarnings("SystemConsoleNull") // Java 17 is required: null is no terminal.
  static BuildProgress onTerminal(PrintWriter err, List<Path> files) throws IOException {
    boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    long total = 0;
    for (Path file : files) {
      total += Files.size(file);
    }
    return new BuildProgress(err, terminal, total);
  }

  /** Counts the bytes that are read. */
  InputStream watch(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int some = super.read(bytes, offset, length);
        count(Math.max(0, some));
        return some;
      }
    };
  }

  private void count(int bytes) {
    read += bytes;
    if (read >= next) {
      next = read + STEP;
      says("%s of %s read".formatted(Sizes.text(read), Sizes.text(total)));
    }
  }

  void says(String text) {
    if (terminal) {
      wipe();
      err.print(text);
      err.flush();
      written = text.length();
    }
  }

  /** Takes the line away. */
  void wipe() {
    if (written > 0) {
      err.print("\r" + " ".repeat(written) + "\r");
      err.flush();
      written = 0;
    }
  }

  @Override
  public void close() {
    wipe();
  }
}
