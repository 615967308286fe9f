package io.winnow.report.filtering;

import io.winnow.core.Rollout;
import io.winnow.policy.Rule;

/** What follows where a rule is met, in the words of policies. */
final class Effect {
  private Effect() {}

  static String of(Rule rule) {
    String verdict =
        switch (rule.verdict()) {
          case KEPT -> "keep";
          case FLAGGED -> "flag";
          case EXCLUDED -> "exclude";
          case SET_ASIDE -> "set aside";
        };
    return rule.rollout() == Rollout.SHADOW ? verdict + ", tried in shadow only" : verdict;
  }
}
