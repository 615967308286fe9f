package io.winnow.list.sync;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration time) throws InterruptedException;
}
