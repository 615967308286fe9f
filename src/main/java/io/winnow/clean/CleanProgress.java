package io.winnow.clean;

import io.winnow.core.Verdict;
import java.util.concurrent.atomic.LongAdder;

/** Live counts of a JVM, for a progress line only: truth is in the receipts. */
public final class CleanProgress {
  private final LongAdder records = new LongAdder();
  private final LongAdder items = new LongAdder();
  private final LongAdder excluded = new LongAdder();

  void record() {
    records.increment();
  }

  void item(Verdict verdict) {
    items.increment();
    if (verdict == Verdict.EXCLUDED) {
      excluded.increment();
    }
  }

  public long records() {
    return records.sum();
  }

  public long items() {
    return items.sum();
  }

  public long excluded() {
    return excluded.sum();
  }
}
