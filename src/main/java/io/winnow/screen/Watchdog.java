package io.winnow.screen;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Looks after all children of an executor, ten times a second: reads and writes of a pipe neither
 * time out nor notice an interrupt, but they end when the process at the other end is killed.
 */
final class Watchdog implements AutoCloseable {
  private static final long PERIOD_MILLIS = 100;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "screener-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  /** Watches a child while it has a record, for the thread that calls. */
  Watch watch(ChildProcess child, Budget budget, BooleanSupplier cancelled) {
    Watch watch = new Watch(child, budget, cancelled, Thread.currentThread());
    watch.clock(
        clock.scheduleWithFixedDelay(
            watch::check, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    return watch;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
