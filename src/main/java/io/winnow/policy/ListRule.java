package io.winnow.policy;

import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A rule that looks items up in a list.
 *
 * @param id unique among the policy's rules
 * @param list id of a list of the policy
 * @param match what is looked up; at least one
 * @param distance largest Hamming distance of a PDQ match, 0–64 bits; of no effect without PDQ
 * @param quality least PDQ quality that can be compared, 0–100; of no effect without PDQ
 * @param terms how terms are looked for; of no effect without term
 * @param verdict kept for lists that excuse, else excluded or flagged
 * @param rollout shadow only with verdict excluded
 * @param at where the rule begins
 */
public record ListRule(
    String id,
    String list,
    Set<MatchKind> match,
    int distance,
    int quality,
    TermMatching terms,
    Verdict verdict,
    Rollout rollout,
    Position at)
    implements Rule {

  /** Distance that PDQ's authors recommend, in bits of 256. */
  public static final int DEFAULT_DISTANCE = 31;

  /** Quality under which PDQ's authors recommend not to compare. */
  public static final int DEFAULT_QUALITY = 50;

  public static final int MAX_DISTANCE = 64;
  public static final int MAX_QUALITY = 100;

  public ListRule {
    Ids.require(id);
    Ids.require(list);
    Words.requireRuleVerdict(id, verdict, rollout);
    if (match.isEmpty()) {
      throw new IllegalArgumentException("rule " + id + " matches nothing");
    }
    if (distance < 0 || distance > MAX_DISTANCE || quality < 0 || quality > MAX_QUALITY) {
      throw new IllegalArgumentException("rule " + id + ": distance or quality out of range");
    }
    match = Collections.unmodifiableSet(EnumSet.copyOf(match));
  }

  @Override
  public RuleKind kind() {
    return RuleKind.LIST;
  }
}
