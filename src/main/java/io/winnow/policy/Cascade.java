package io.winnow.policy;

import java.util.Locale;

/** What follows for the rest of a record when one of its parts is known. */
public enum Cascade {
  /** The whole record is excluded. */
  RECORD,
  /** Nothing: each item has its own verdict. */
  NONE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
