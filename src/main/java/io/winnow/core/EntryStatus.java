package io.winnow.core;

import java.util.Locale;

/** What a list's holder says of an entry, strongest first. */
public enum EntryStatus {
  ACTIVE,
  /** Somebody with a say doubts it; what it then does is the policy's word. */
  DISPUTED,
  /** Its submitter took it back. */
  WITHDRAWN,
  /** Its holder took it out. */
  DELETED;

  /** False for entries that are gone: they match nothing. */
  public boolean isLive() {
    return this == ACTIVE || this == DISPUTED;
  }

  /** Lower-case name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
