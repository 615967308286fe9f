package io.winnow.policy;

import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.util.List;

/**
 * A rule on the score of a model.
 *
 * @param id unique among the policy's rules
 * @param model id of the model
 * @param labels the labels whose scores are added up; empty for the model's own unsafe labels
 * @param score threshold, over 0 and at most 1; reached when the sum is equal or greater
 * @param verdict excluded or flagged
 * @param rollout shadow only with verdict excluded
 * @param at where the rule begins
 */
public record ModelRule(
    String id,
    String model,
    List<String> labels,
    double score,
    Verdict verdict,
    Rollout rollout,
    Position at)
    implements Rule {

  public ModelRule {
    Ids.require(id);
    Words.requireRuleVerdict(id, verdict, rollout);
    if (verdict == Verdict.KEPT) {
      throw new IllegalArgumentException("rule " + id + ": a score excuses nothing");
    }
    if (!(score > 0 && score <= 1)) {
      throw new IllegalArgumentException("rule " + id + ": score is over 0 and at most 1");
    }
    labels = List.copyOf(labels);
  }

  @Override
  public RuleKind kind() {
    return RuleKind.MODEL;
  }
}
