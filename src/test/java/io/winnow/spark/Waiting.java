package io.winnow.spark;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes do. */
final class Waiting {
  private Waiting() {}

  /** A condition that may fail to be looked at. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Looks twenty times a second; an AssertionError says what did not come. */
  static void until(String what, Duration most, Condition condition) throws Exception {
    if (!within(most, condition)) {
      throw new AssertionError("not within " + most.toSeconds() + " s: " + what);
    }
  }

  static boolean within(Duration most, Condition condition) throws Exception {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(50_000_000);
    }
    return true;
  }
}
