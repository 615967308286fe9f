package io.winnow.audit.diff;

import java.util.Locale;
import java.util.Optional;

/** What became of an item from one run to the other. */
public enum ChangeKind {
  /** Excluded in the second run alone. */
  NEWLY_EXCLUDED,
  /** Kept or flagged in the second run, and neither in the first. */
  NEWLY_KEPT,
  /** Excluded in the first run; in the second it is not, nor is it known to be kept. */
  NO_LONGER_EXCLUDED,
  /** Kept in both, with a ledger row in the second alone. */
  NEWLY_FLAGGED,
  /** Kept in both, with a ledger row in the first alone. */
  NO_LONGER_FLAGGED,
  /** The same verdict, for another class, reason, rule, list or model. */
  CHANGED_REASON,
  /** Anything else, such as kept in the first run and set aside in the second. */
  OTHERWISE_CHANGED;

  /**
   * The change between two states, if it is one.
   *
   * @param sameCause whether what decided is the same in both
   */
  static Optional<ChangeKind> of(ItemState from, ItemState to, boolean sameCause) {
    if (from == to) {
      return sameCause ? Optional.empty() : Optional.of(CHANGED_REASON);
    }
    if (to == ItemState.EXCLUDED) {
      return Optional.of(NEWLY_EXCLUDED);
    }
    if (from == ItemState.EXCLUDED) {
      return Optional.of(to.isClean() ? NEWLY_KEPT : NO_LONGER_EXCLUDED);
    }
    if (to == ItemState.FLAGGED && from.isUnremarkable()) {
      return Optional.of(NEWLY_FLAGGED);
    }
    if (from == ItemState.FLAGGED && to.isUnremarkable()) {
      return Optional.of(NO_LONGER_FLAGGED);
    }
    if (from == ItemState.NOT_EXCLUDED || to == ItemState.NOT_EXCLUDED) {
      // A scan does not say more of it; a row for a list match is still one.
      return from == ItemState.SET_ASIDE || to == ItemState.SET_ASIDE
          ? Optional.of(OTHERWISE_CHANGED)
          : Optional.empty();
    }
    return Optional.of(to.isClean() ? NEWLY_KEPT : OTHERWISE_CHANGED);
  }

  /** Lower-case name as in the tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
