package io.winnow.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a list is for, strongest first. */
public enum Purpose {
  CSAM,
  NCII,
  EXPLOITATIVE,
  TVEC,
  REQUESTED,
  ADULT,
  CUSTOM,
  /** What the operator allows; wins over adult and custom only. */
  ALLOW,
  /** Known harmless material; wins over adult and custom only. */
  BENIGN;

  /** A match on a list of such a purpose is always excluded, whatever a policy says. */
  public boolean isProtected() {
    return compareTo(REQUESTED) <= 0;
  }

  /** True for the purposes that excuse an item instead of accusing it. */
  public boolean isExcuse() {
    return this == ALLOW || this == BENIGN;
  }

  /** True for the purposes that an excuse takes out of force. */
  public boolean isExcusable() {
    return this == ADULT || this == CUSTOM;
  }

  /** Lower-case name as in policies and the ledger. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Purpose> byId(String id) {
    return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Purpose::id).toList();
  }
}
