package io.winnow.run;

/** The output folder cannot be used for this run: in use, of another run, or not ours. */
public final class RunBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunBusyException(String message) {
    super(message);
  }
}
