package io.winnow.screen;

import io.winnow.core.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One record in one child, watched. At the first limit that is passed the child is killed. */
final class Watch {
  private final ChildProcess child;
  private final Budget budget;
  private final BooleanSupplier cancelled;
  private final Thread waiting;
  private final long started = System.nanoTime();

  private @Nullable Future<?> clock;
  private @Nullable Duration cpuBefore;
  private @Nullable Reason reason;
  private boolean wasCancelled;
  private boolean over;
  private boolean parentsTurn;
  private long parentsNanos;

  Watch(ChildProcess child, Budget budget, BooleanSupplier cancelled, Thread waiting) {
    this.child = child;
    this.budget = budget;
    this.cancelled = cancelled;
    this.waiting = waiting;
  }

  synchronized void clock(Future<?> clock) {
    this.clock = clock;
  }

  /** Does something for the child whose time is not the child's. */
  <T> T excuse(Supplier<T> work) {
    long from = System.nanoTime();
    synchronized (this) {
      parentsTurn = true;
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        parentsTurn = false;
        parentsNanos += System.nanoTime() - from;
      }
    }
  }

  /** The limit for which the child was killed. */
  synchronized Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  /** True if the child was killed because nobody waits for its answer any more. */
  synchronized boolean wasCancelled() {
    return wasCancelled;
  }

  synchronized boolean hasKilled() {
    return wasCancelled || reason != null;
  }

  synchronized void check() {
    if (over || hasKilled()) {
      return;
    }
    wasCancelled = isCancelled();
    reason = wasCancelled ? null : passedLimit();
    if (hasKilled()) {
      child.kill();
    }
  }

  private boolean isCancelled() {
    try {
      return cancelled.getAsBoolean() || waiting.isInterrupted();
    } catch (RuntimeException e) {
      return true; // A check that fails must not leave the child unwatched.
    }
  }

  private @Nullable Reason passedLimit() {
    Duration cpu = child.java().info().totalCpuDuration().orElse(Duration.ZERO);
    if (cpuBefore == null) {
      // The first look comes a tenth of a second late: most records are done by then and cost
      // nothing.
      cpuBefore = cpu;
    }
    if (cpu.minus(cpuBefore).compareTo(budget.cpu()) > 0) {
      return Reason.CPU_LIMIT;
    }
    long wall = System.nanoTime() - started - parentsNanos;
    if (!parentsTurn && wall > budget.wall().toNanos()) {
      return Reason.WALL_LIMIT;
    }
    return child.residentBytes() > budget.residentBytes() ? Reason.MEMORY_LIMIT : null;
  }

  /** After this no check is running and none will. */
  synchronized void end() {
    over = true;
    if (clock != null) {
      clock.cancel(false);
    }
  }
}
