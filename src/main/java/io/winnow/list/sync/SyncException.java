package io.winnow.list.sync;

import java.io.IOException;

/**
 * A sync ended early. What was fetched stays and nothing is lost; the message says what to do. It
 * is never a fault of local files: that is a plain {@link IOException}.
 */
public final class SyncException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean refused;

  private SyncException(String message, boolean refused) {
    super(message);
    this.refused = refused;
  }

  /** Running it again as it is would not help. */
  static SyncException refused(String message) {
    return new SyncException(message, true);
  }

  /** Running it again goes on from where it ended. */
  static SyncException incomplete(String message) {
    return new SyncException(message, false);
  }

  /** Whether something must be put right before it is run again. */
  public boolean isRefused() {
    return refused;
  }
}
