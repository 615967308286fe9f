package io.winnow.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a rule looks for listed terms.
 *
 * @param weight what the weights of an item's different terms must add up to, over 0 and at most a
 *     million
 * @param in where it looks; at least one place
 */
public record TermMatching(double weight, Set<TextPlace> in) {
  public static final double MAX_WEIGHT = 1e6;

  /** Any term of weight 1 or more, wherever it stands. */
  public static final TermMatching DEFAULT = new TermMatching(1, EnumSet.allOf(TextPlace.class));

  public TermMatching {
    if (!(weight > 0 && weight <= MAX_WEIGHT) || in.isEmpty()) {
      throw new IllegalArgumentException("weight or places of terms out of range");
    }
    in = Collections.unmodifiableSet(EnumSet.copyOf(in));
  }
}
