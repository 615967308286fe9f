package io.winnow.policy;

import java.util.Locale;

/** Where a rule looks for listed terms. */
public enum TextPlace {
  /** The title of a document. */
  TITLE,
  /** Everything that can be read in a document: title, margins and descriptions as well. */
  TEXT,
  /** Alternative texts and captions of pictures. */
  ALT;

  /** Name as in policies: {@code title}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
