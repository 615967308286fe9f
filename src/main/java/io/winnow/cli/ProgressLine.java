package io.winnow.cli;

import io.winnow.clean.CleanProgress;
import io.winnow.core.Receipt;
import io.winnow.core.Verdict;
import io.winnow.spark.JobProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal that is written over: units, records, items, excluded, rate, time left.
 * Where standard error is no terminal it says only what failed.
 */
final class ProgressLine implements JobProgress, AutoCloseable {
  private final PrintWriter err;
  private final boolean terminal;
  private final @Nullable ScheduledExecutorService timer;
  private final long start = System.nanoTime();
  private @Nullable CleanProgress live;
  private int units;
  private int done;
  private int before;
  private long records;
  private long items;
  private long excluded;
  private long summed;
  private long toSum;
  private int written;

  private ProgressLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
    this.timer = terminal ? timer() : null;
  }

  @SuppressWarnings("SystemConsoleNull") // Java 17 is required: null is no terminal.
  static ProgressLine onTerminal(PrintWriter err) {
    boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    return new ProgressLine(err, terminal);
  }

  private ScheduledExecutorService timer() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "winnow-progress");
              thread.setDaemon(true);
              return thread;
            });
    var unused = executor.scheduleWithFixedDelay(this::draw, 300, 500, TimeUnit.MILLISECONDS);
    return executor;
  }

  /** Reads live counts of this JVM, which on a cluster stay 0. */
  synchronized void follow(CleanProgress progress) {
    live = progress;
  }

  @Override
  public synchronized void planned(int unitCount, int doneBefore) {
    units = unitCount;
    done = doneBefore;
    before = doneBefore;
  }

  @Override
  public synchronized void committed(Receipt receipt) {
    done++;
    records += receipt.tally().records();
    items += receipt.tally().itemCount();
    excluded += receipt.tally().count(Verdict.EXCLUDED);
  }

  @Override
  public synchronized void failed(String shard, String why) {
    wipe();
    err.println("failed: " + shard + ": " + why);
    err.flush();
  }

  @Override
  public synchronized void summed(long rows, long of) {
    summed = rows;
    toSum = of;
  }

  private synchronized void draw() {
    CleanProgress now = live;
    boolean running = now != null && now.records() > records;
    long r = running ? now.records() : records;
    long i = running ? now.items() : items;
    long x = running ? now.excluded() : excluded;
    double seconds = (System.nanoTime() - start) / 1e9;
    StringBuilder line = new StringBuilder();
    if (units == 0) {
      line.append("checking policy, lists, models and inputs …");
    } else {
      line.append(
          "%,d/%,d shards  %,d records  %,d items  %,d excluded  %,.0f items/s"
              .formatted(done, units, r, i, x, i / seconds));
      if (toSum > 0) {
        line.append("  summing up the ledger: %,d/%,d rows".formatted(summed, toSum));
      } else if (done > before && done < units) {
        Duration left = Duration.ofSeconds((long) (seconds / (done - before) * (units - done)));
        line.append(
            "  %d:%02d:%02d left"
                .formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart()));
      }
    }
    int length = line.length();
    while (line.length() < written) {
      line.append(' ');
    }
    written = length;
    err.print("\r" + line);
    err.flush();
  }

  private void wipe() {
    if (written > 0) {
      err.print("\r" + " ".repeat(written) + "\r");
      written = 0;
    }
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
    synchronized (this) {
      if (terminal) {
        wipe();
        err.flush();
      }
    }
  }
}
