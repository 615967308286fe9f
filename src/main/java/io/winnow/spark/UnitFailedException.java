package io.winnow.spark;

/** An attempt at a unit failed; Spark is to try it again. Its message never quotes an item. */
final class UnitFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnitFailedException(String message, Throwable cause) {
    // The cause's own message may quote what was parsed: only where it happened goes along.
    super(message, null, false, true);
    setStackTrace(cause.getStackTrace());
  }
}
