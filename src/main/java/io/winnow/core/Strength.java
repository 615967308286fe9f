package io.winnow.core;

import org.jspecify.annotations.Nullable;

/**
 * Which of several findings decides: the strongest, and of equals the first in the policy's order.
 * One rule for those who judge an item and those who read its findings in the ledger.
 *
 * <p>A match on a protected list is the strongest, by the list's purpose; then come another list,
 * what cannot be scanned, a score, a cascade, a picture that cannot be compared, a reviewer who
 * denies the item.
 */
public final class Strength {
  private static final int PURPOSES = Purpose.values().length;

  private Strength() {}

  /**
   * The place of a finding among others; a smaller number is a stronger finding.
   *
   * @param purpose of the list that was matched, or null without one
   */
  @SuppressWarnings("EnumOrdinal") // Purposes stand strongest first; without a list it is 0 too.
  public static int of(FindingClass of, Reason reason, @Nullable Purpose purpose) {
    return rank(of, reason, purpose != null) * PURPOSES + (purpose == null ? 0 : purpose.ordinal());
  }

  private static int rank(FindingClass of, Reason reason, boolean onList) {
    return switch (of) {
      case KNOWN -> 0;
      case UNSCANNABLE -> 2;
      case SCORED -> 3;
      case POLICY -> onList ? 1 : reason == Reason.CASCADE ? 4 : reason.isReview() ? 6 : 5;
    };
  }
}
