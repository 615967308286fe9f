package io.winnow.policy;

import java.util.Locale;

/** How much isolation the screener process must have. */
public enum Sandbox {
  /** As much as the machine permits; what it was is recorded. */
  AUTO,
  /** Nothing runs where the machine does not permit all of it. */
  REQUIRE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
