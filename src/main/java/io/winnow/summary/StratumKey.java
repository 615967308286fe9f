package io.winnow.summary;

import java.util.Comparator;

/** What the rows of a stratum have in common. */
record StratumKey(String verdict, String findingClass, String reason, String ruleId) {
  static final Comparator<StratumKey> BY_NAME =
      Comparator.comparing(StratumKey::verdict)
          .thenComparing(StratumKey::findingClass)
          .thenComparing(StratumKey::reason)
          .thenComparing(StratumKey::ruleId);

  /** Stands for all that are not told apart. */
  static final StratumKey REST = new StratumKey("(other)", "(other)", "(other)", "(other)");
}
