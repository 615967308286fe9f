package io.winnow.screen;

/**
 * What a machine permits to put around the screener, as {@code run.json} records it.
 *
 * @param level how much
 * @param missing what there is none of, in a few words; empty if nothing
 */
public record SandboxState(Level level, String missing) {
  /** How much of a sandbox there is. */
  public enum Level {
    /** No network, no view of other processes, private folders, no capabilities. */
    FULL,
    /** A child process with a cleared environment, nothing more. */
    NONE
  }

  static final SandboxState FULL = new SandboxState(Level.FULL, "");

  static SandboxState none(String missing) {
    return new SandboxState(Level.NONE, missing);
  }

  public boolean isFull() {
    return level == Level.FULL;
  }

  /** {@code full}, or {@code none: why}. */
  @Override
  public String toString() {
    return isFull() ? "full" : "none: " + missing;
  }
}
