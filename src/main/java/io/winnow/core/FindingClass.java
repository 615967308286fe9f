package io.winnow.core;

import java.util.Locale;

/** The four kinds of evidence, kept apart everywhere. Strongest first. */
public enum FindingClass {
  /** A match on a list of a protected purpose. */
  KNOWN,
  /** What could not be checked. */
  UNSCANNABLE,
  /** Any other list, a media type, a cascade, a picture that cannot be compared. */
  POLICY,
  /** A model's score over its threshold. */
  SCORED;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
