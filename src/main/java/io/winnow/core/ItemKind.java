package io.winnow.core;

import java.util.Locale;

/** What an item is, seen from the tables. */
public enum ItemKind {
  IMAGE,
  DOCUMENT,
  OTHER;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
