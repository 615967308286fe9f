package io.winnow.policy;

import java.util.Locale;

/** In which orientations a perceptual rule compares a picture. */
public enum Orientations {
  /** As it is stored. */
  UPRIGHT,
  /** Turned and mirrored too: eight look-ups instead of one. */
  ALL;

  /** Name as in policies. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
