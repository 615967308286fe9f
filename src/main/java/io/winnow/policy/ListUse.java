package io.winnow.policy;

import java.util.Optional;

/**
 * How a policy takes a list.
 *
 * @param matchDisputed whether entries that the holder calls disputed match
 * @param maxMalformed share of malformed entries in percent above which the list is refused, 0–5
 * @param minActive share of its values in percent that must be comparable, over 0 to 100; empty for
 *     any
 * @param anyPermissions whether its file may be readable by others than its owner
 */
public record ListUse(
    boolean matchDisputed,
    double maxMalformed,
    Optional<Double> minActive,
    boolean anyPermissions) {
  /** Greatest share of malformed entries in percent that a policy may allow. */
  public static final double MOST_MALFORMED = 5;

  /** Applies where a policy says nothing. */
  public static final ListUse DEFAULT = new ListUse(true, 0, Optional.empty(), false);

  public ListUse {
    if (!(maxMalformed >= 0 && maxMalformed <= MOST_MALFORMED)) {
      throw new IllegalArgumentException("max-malformed is 0–5 %");
    }
    if (minActive.isPresent() && !(minActive.get() > 0 && minActive.get() <= 100)) {
      throw new IllegalArgumentException("min-active is over 0 and at most 100 %");
    }
  }
}
