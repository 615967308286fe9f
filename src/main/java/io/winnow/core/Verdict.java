package io.winnow.core;

import java.util.Locale;

/** What happens to an item. Exactly one for each. */
public enum Verdict {
  /** Checked and written to the clean tables. */
  KEPT,
  /** Kept, with a ledger row. */
  FLAGGED,
  /** Not written; a ledger row says why. */
  EXCLUDED,
  /** Of a type that nobody asked for: never written, counted by type. */
  SET_ASIDE;

  /** Lower-case name as in policies and the ledger: {@code kept}, {@code set-aside} … */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** True if the item stands in the clean tables. */
  public boolean isClean() {
    return this == KEPT || this == FLAGGED;
  }
}
