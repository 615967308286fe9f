package io.winnow.spark;

import io.winnow.core.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What comes back from a task: a receipt, or why there is none.
 *
 * @param receipt of a finished unit, or null
 * @param failure a sentence, or null
 */
record UnitOutcome(@Nullable Receipt receipt, @Nullable String failure) {
  UnitOutcome {
    if ((receipt == null) == (failure == null)) {
      throw new IllegalArgumentException("either a receipt or a failure");
    }
  }
}
