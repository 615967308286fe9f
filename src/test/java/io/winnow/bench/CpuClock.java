package io.winnow.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Thread CPU beside the wall clock that JMH reads: on a machine with other work only the former
 * says what a call costs. Every benchmark counts its calls here.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long start;
  private long calls;
  private double each;

  @Setup(Level.Iteration)
  public void begin() {
    calls = 0;
    start = now();
  }

  @TearDown(Level.Iteration)
  public void end() {
    each = (double) (now() - start) / calls;
  }

  void count() {
    calls++;
  }

  /** Nanoseconds of thread CPU a call, in the iteration before. */
  public double cpuNanos() {
    return each;
  }

  /** Nanoseconds of the current thread. */
  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
