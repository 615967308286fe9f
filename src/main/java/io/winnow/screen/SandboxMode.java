package io.winnow.screen;

/** Whether a run may go on without a sandbox around the screener; part of the policy. */
public enum SandboxMode {
  /** A sandbox where the machine permits it, a plain child elsewhere. */
  AUTO,
  /** Nothing runs without a sandbox. */
  REQUIRE
}
