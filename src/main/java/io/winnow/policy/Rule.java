package io.winnow.policy;

import io.winnow.core.Rollout;
import io.winnow.core.Verdict;

/** One thing that a policy checks, and what follows if it is met. */
public sealed interface Rule permits ListRule, ModelRule {
  /** Unique among the rules of a policy. */
  String id();

  /** {@link Verdict#EXCLUDED}, {@link Verdict#FLAGGED} or, for a rule that excuses, KEPT. */
  Verdict verdict();

  Rollout rollout();

  /** Where the rule begins. */
  Position at();

  RuleKind kind();
}
