package io.winnow.screen;

import io.winnow.core.Limits;
import java.time.Duration;

/**
 * What a child may use for one record.
 *
 * @param cpu CPU time of all threads of the child
 * @param wall time on the clock; much looser, so that a busy machine changes no verdict
 * @param heapBytes heap of the child
 * @param residentBytes memory of the child that is in use, heap and all
 */
record Budget(Duration cpu, Duration wall, long heapBytes, long residentBytes) {
  private static final long MIB = 1L << 20;
  private static final Duration START = Duration.ofMinutes(2);

  static Budget of(Limits limits) {
    return of(limits.cpu(), limits.cpu().multipliedBy(10).plusSeconds(30), limits.heapBytes());
  }

  static Budget of(Duration cpu, Duration wall, long heapBytes) {
    // Measured: a child in use takes up to 1.2 × heap + 100 MB; models and pictures come on top.
    return new Budget(cpu, wall, heapBytes, heapBytes / 4 * 5 + 512 * MIB);
  }

  /** What a child may use until it is ready: models are loaded and tested then. */
  Budget toStart() {
    return new Budget(START, START, heapBytes, residentBytes);
  }

  /** The budget of the one retry: twice the time, half as much memory again. */
  Budget larger() {
    return of(cpu.multipliedBy(2), wall.multipliedBy(2), heapBytes / 2 * 3);
  }
}
