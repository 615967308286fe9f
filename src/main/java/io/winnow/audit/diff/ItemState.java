package io.winnow.audit.diff;

import io.winnow.core.Row;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** What a run says of an item. */
public enum ItemState {
  /** In the clean tables, without a ledger row. */
  KEPT,
  /** In the clean tables, with a ledger row. */
  FLAGGED,
  EXCLUDED,
  /** Of a type that nobody asked for, with a ledger row because a list matches. */
  SET_ASIDE,
  /** A stretch that cannot be read. */
  UNREADABLE,
  /** In no table: set aside, or no item in that run. */
  NO_ROW,
  /** In no table of a scan, which writes no clean ones: kept, or as {@link #NO_ROW}. */
  NOT_EXCLUDED,
  /** Whether it is in a clean table could be told with the token key only. */
  NOT_TOLD;

  /** The state that a ledger row says. */
  static ItemState of(Row row) {
    String verdict = Objects.requireNonNull(row.text("verdict"));
    return Arrays.stream(values())
        .filter(state -> state.id().equals(verdict))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no verdict"));
  }

  /** Lower-case name as in the tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isClean() {
    return this == KEPT || this == FLAGGED;
  }

  /** Whether the item may well be kept, and has no row. */
  boolean isUnremarkable() {
    return this == KEPT || this == NOT_EXCLUDED;
  }
}
