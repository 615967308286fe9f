package io.winnow.core;

import java.util.Locale;

/** The kinds of record that are read as items. */
public enum RecordType {
  RESPONSE,
  RESOURCE,
  /** Text or another form made from a capture, as in WET files. */
  CONVERSION,
  /** A capture that says its payload is the same as an earlier one; it has no bytes of its own. */
  REVISIT,
  /** A segment of a record that began elsewhere. */
  CONTINUATION;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
