package io.winnow.shard.warc;

/**
 * From where to look for the next record after a broken one. A broken record may have swallowed
 * sound ones, so looking begins just after its start, as far as the window remembers.
 *
 * <p>A hostile shard could make every attempt fail late and so be read a thousand times over;
 * therefore the bytes that are gone back have a budget, and when it is spent looking begins where
 * reading stopped.
 */
final class Resync {
  private static final long LEAST_BUDGET = 64L << 20;
  private static final int BUDGET_FACTOR = 4;

  private final Window window;
  private long budget;

  Resync(Window window, long shardLength) {
    this.window = window;
    this.budget = LEAST_BUDGET + BUDGET_FACTOR * shardLength;
  }

  /** An offset that is at hand, at least {@code least} where reading has come so far. */
  long from(long least) {
    long reached = window.offset();
    long from = Math.min(reached, Math.max(least, window.earliest()));
    if (reached - from > budget) {
      return reached;
    }
    budget -= reached - from;
    return from;
  }
}
