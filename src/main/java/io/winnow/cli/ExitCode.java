package io.winnow.cli;

/** What a command's exit code says. One code, one truth. */
final class ExitCode {
  static final int DONE = 0;
  static final int INTERNAL_ERROR = 1;

  /**
   * A usage or policy error, a list or model gate, an output folder that cannot be used. Nothing
   * ran.
   */
  static final int REFUSED = 2;

  /** The run is complete, a {@code --fail-on} gate did not hold. */
  static final int GATE_FAILED = 3;

  /** Some units could not be cleaned, or the run directory failed on the way. */
  static final int INCOMPLETE = 4;

  /** The inputs hold no shard. */
  static final int NOTHING_SCANNED = 5;

  static final int VERIFICATION_FAILED = 6;

  private ExitCode() {}
}
