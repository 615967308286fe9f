package io.winnow.list.sync;

import java.time.Duration;
import java.time.Instant;

/** Is told how a sync goes on. Nothing of a page's content is ever told. */
public interface SyncProgress {
  /** A window is read from its beginning, or from the page behind {@code pages}. */
  default void window(Instant from, Instant to, int pages) {}

  /** A page is stored; figures of the whole sync so far. */
  default void stored(long pages, long entries, long bytes) {}

  /** The checkpoint is behind that page. */
  default void checkpointed() {}

  /** A try failed and there will be another. */
  default void retry(String why, int tries, Duration wait) {}

  /** Something the user should know. */
  default void note(String sentence) {}
}
