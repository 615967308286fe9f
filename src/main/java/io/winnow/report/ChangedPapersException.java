package io.winnow.report;

import java.io.IOException;

/**
 * A run's papers are not those that its manifest names, so that nothing may be reported of it. Not
 * a missing file, and not a file that cannot be read.
 */
public final class ChangedPapersException extends IOException {
  private static final long serialVersionUID = 1L;

  public ChangedPapersException(String message) {
    super(message);
  }
}
