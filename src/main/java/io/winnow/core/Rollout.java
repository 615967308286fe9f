package io.winnow.core;

import java.util.Locale;

/** How far a rule is in force. */
public enum Rollout {
  ENFORCE,
  /** Flags what it would exclude. */
  SHADOW;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
