package io.winnow.policy;

import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A rule that looks items up in a list.
 *
 * @param id unique among the policy's rules
 * @param list id of a list of the policy
 * @param match what is looked up; at least one
 * @param distances largest distance of a match for each perceptual kind in {@code match}, in units
 *     of its metric
 * @param quality least quality that can be compared, 0–100; of no effect without a perceptual kind
 * @param orientations in which orientations pictures are compared; of no effect without such a kind
 * @param terms how terms are looked for; of no effect without term
 * @param verdict kept for lists that excuse, else excluded or flagged
 * @param rollout shadow only with verdict excluded
 * @param at where the rule begins
 */
public record ListRule(
    String id,
    String list,
    Set<MatchKind> match,
    Map<MatchKind, Integer> distances,
    int quality,
    Orientations orientations,
    TermMatching terms,
    Verdict verdict,
    Rollout rollout,
    Position at)
    implements Rule {

  /** Quality under which PDQ's authors recommend not to compare. */
  public static final int DEFAULT_QUALITY = 50;

  public static final int MAX_QUALITY = 100;

  public ListRule {
    Ids.require(id);
    Ids.require(list);
    Words.requireRuleVerdict(id, verdict, rollout);
    if (match.isEmpty()) {
      throw new IllegalArgumentException("rule " + id + " matches nothing");
    }
    if (quality < 0 || quality > MAX_QUALITY) {
      throw new IllegalArgumentException("rule " + id + ": quality out of range");
    }
    match = Collections.unmodifiableSet(new TreeSet<>(match));
    distances = Collections.unmodifiableMap(new TreeMap<>(distances));
    for (MatchKind kind : match) {
      int distance = distances.getOrDefault(kind, kind.isPixels() ? -1 : 0);
      if (distance < 0 || distance > kind.largestDistance()) {
        throw new IllegalArgumentException("rule " + id + ": distance out of range");
      }
      if (kind.isPixels() && orientations == Orientations.ALL && !kind.canTurn()) {
        throw new IllegalArgumentException("rule " + id + ": " + kind.id() + " cannot turn");
      }
    }
  }

  /** The perceptual kinds of {@link #match()}. */
  public List<MatchKind> pixelKinds() {
    return match.stream().filter(MatchKind::isPixels).toList();
  }

  /** Largest distance of a match, in units of the kind's metric. */
  public int distance(MatchKind kind) {
    return distances.getOrDefault(kind, 0);
  }

  @Override
  public RuleKind kind() {
    return RuleKind.LIST;
  }
}
