package io.winnow.audit.explain;

import io.winnow.core.Reason;
import io.winnow.core.Row;
import io.winnow.core.Verdict;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.Policy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a perceptual rule that has left no finding said of a picture. Of one that is in no clean
 * table the hash is not stored; a ledger row says only that some rule could not compare it.
 */
final class PixelWords {
  private final Policy policy;
  private final Seen seen;

  PixelWords(Policy policy, Seen seen) {
    this.policy = policy;
    this.seen = seen;
  }

  RuleChecks.Said of(ListRule rule, MatchKind kind) {
    Optional<Seen.Hash> hash = seen.hash(kind.algorithm().orElseThrow());
    if (hash.isPresent()) {
      return measured(rule, kind, hash.get());
    }
    String nothing =
        "no entry is within distance %d of its %s".formatted(rule.distance(kind), kind.id());
    Row obstacle = seen.notComparable().orElse(null);
    if (obstacle == null && policy.notComparable() != Verdict.KEPT) {
      return said(Check.Outcome.NOTHING_FOUND, nothing);
    }
    return obstacle != null && isOf(obstacle, rule)
        ? said(Check.Outcome.NOT_COMPARED, FindingWords.of(obstacle))
        : said(
            Check.Outcome.NOT_TOLD,
            nothing + ", or it could not be compared: no table has its quality");
  }

  private static RuleChecks.Said measured(ListRule rule, MatchKind kind, Seen.Hash hash) {
    if (!hash.exists()) {
      return said(
          Check.Outcome.NOT_COMPARED,
          "a side of the picture is too short for a %s hash".formatted(kind.id()));
    }
    return hash.quality() < rule.quality()
        ? said(
            Check.Outcome.NOT_COMPARED,
            "%s quality is %d; the rule compares from %d on"
                .formatted(kind.id(), hash.quality(), rule.quality()))
        : said(
            Check.Outcome.NOTHING_FOUND,
            "no entry is within distance %d of its %s, quality %d (least %d)"
                .formatted(rule.distance(kind), kind.id(), hash.quality(), rule.quality()));
  }

  /**
   * Whether it must be this rule that could not compare it: it asks for most, of one hash alone.
   */
  private boolean isOf(Row obstacle, ListRule rule) {
    List<ListRule> perceptual =
        policy.rules().stream()
            .filter(ListRule.class::isInstance)
            .map(ListRule.class::cast)
            .filter(other -> !other.pixelKinds().isEmpty())
            .toList();
    Set<MatchKind> kinds =
        perceptual.stream()
            .flatMap(other -> other.pixelKinds().stream())
            .collect(Collectors.toSet());
    boolean isTooSmall =
        Reason.TOO_SMALL_TO_HASH.id().equals(Objects.requireNonNull(obstacle.text("reason")));
    return kinds.size() == 1
        && (isTooSmall || perceptual.stream().allMatch(other -> other.quality() <= rule.quality()));
  }

  private static RuleChecks.Said said(Check.Outcome outcome, String sentence) {
    return new RuleChecks.Said(outcome, List.of(sentence));
  }
}
