package io.winnow.screen;

import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.Reason;
import io.winnow.core.ScreenTask;
import io.winnow.screen.Conversation.Ending;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Screens in a child process.
 *
 * <p>One record is in flight, so whatever happens to the child belongs to that record. A record
 * that brought no result is tried once more, alone, in a fresh child with a larger budget; only if
 * that brings none either is it unscannable. On the retry the gate is asked again from part 1: an
 * offer of part 1 starts anew.
 */
final class ChildScreener implements Screener {
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private final ScreenerPool pool;
  private final BooleanSupplier cancelled;
  private @Nullable ChildProcess child;

  ChildScreener(ScreenerPool pool, BooleanSupplier cancelled) {
    this.pool = pool;
    this.cancelled = cancelled;
  }

  @Override
  public List<Measurement> screen(ScreenTask task, PartGate gate)
      throws IOException, InterruptedException {
    if (task.bytes().length > pool.setup().limits().recordBytes()) {
      throw new IllegalArgumentException(
          "a payload larger than limits.record is not to be screened");
    }
    Budget budget = pool.budget();
    if (child == null) {
      child = pool.take(cancelled);
    }
    ChildProcess usual = child;
    child = null; // Ours again only if all goes well.
    Ending first = attempt(usual, budget, task, gate);
    if (first.measurements() != null) {
      if (!first.recycle()) {
        child = usual;
      }
      return first.measurements();
    }
    Ending second = attempt(pool.start(budget.larger(), cancelled), budget.larger(), task, gate);
    if (second.measurements() != null) {
      return second.measurements();
    }
    Reason reason = second.failure() == null ? Reason.SCREENER_DIED : second.failure();
    return List.of(Measurement.unscannable(0, ItemKind.OTHER, UNKNOWN_TYPE, reason));
  }

  /** Ends the child unless it may take another record with the usual budget. */
  private Ending attempt(ChildProcess child, Budget budget, ScreenTask task, PartGate gate)
      throws InterruptedException {
    boolean keep = false;
    try {
      Ending ending = watched(child, budget, task, gate);
      boolean worn = child.count() >= ScreenerPool.RECORDS || !child.isAlive();
      keep =
          ending.measurements() != null
              && !ending.recycle()
              && !worn
              && budget.equals(pool.budget());
      return new Ending(ending.measurements(), ending.failure(), !keep);
    } finally {
      if (!keep) {
        pool.end(child);
      }
    }
  }

  private Ending watched(ChildProcess child, Budget budget, ScreenTask task, PartGate gate)
      throws InterruptedException {
    Ending ending;
    Watch watch = pool.watchdog().watch(child, budget, cancelled);
    try {
      try {
        PartGate timed = (part, bytes) -> watch.excuse(() -> gate.offer(part, bytes));
        ending =
            new Conversation(pool.setup(), child.in(), child.out(), pool.random()).run(task, timed);
      } catch (FrameException e) {
        ending = failed(Reason.SCREENER_LIED);
      } catch (IOException e) {
        ending = failed(watch.hasKilled() ? Reason.SCREENER_DIED : child.howItEnded());
      }
      watch.end();
      if (watch.wasCancelled()) {
        Thread.interrupted();
        throw new InterruptedException("the task was cancelled while it waited for the screener");
      }
      if (watch.hasKilled()) {
        // A result that came at the last moment counts, but not the child.
        Reason limit = watch.reason().orElseThrow();
        return ending.measurements() == null
            ? failed(limit)
            : new Ending(ending.measurements(), null, true);
      }
      return ending;
    } finally {
      watch.end();
    }
  }

  private static Ending failed(Reason reason) {
    return new Ending(null, reason, true);
  }

  /** Gives the child back, for the next task. */
  @Override
  public void close() {
    if (child != null) {
      pool.giveBack(child);
      child = null;
    }
  }
}
