package io.winnow.run;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Tells a full disk from other faults.
 *
 * <p>Writers wrap the error of the write that failed: Parquet's closes all it has open and throws a
 * RuntimeException with the first cause, or with the cause among the suppressed ones.
 */
public final class DiskFull {
  private DiskFull() {}

  /** Whether a full disk, or a quota that is used up, is behind the fault. */
  public static boolean isBehind(Throwable fault) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(fault);
    while (!open.isEmpty()) {
      Throwable one = open.remove();
      if (!seen.add(one)) {
        continue;
      }
      String message = String.valueOf(one.getMessage());
      if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
        return true;
      }
      if (one.getCause() != null) {
        open.add(one.getCause());
      }
      open.addAll(java.util.Arrays.asList(one.getSuppressed()));
    }
    return false;
  }
}
