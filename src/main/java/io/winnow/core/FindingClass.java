package io.winnow.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  public static Optional<FindingClass> byId(String id) {
    return Arrays.stream(values()).filter(of -> of.id().equals(id)).findFirst();
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
