package io.winnow.policy;

import io.winnow.core.Purpose;
import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one rule on a list, and holds the floors for lists of protected purpose. */
final class ListRuleReader {
  private static final String FLOOR =
      "a match on a list of protected purpose is always excluded: %s is %s; write %s";

  private ListRuleReader() {}

  static Optional<Rule> read(
      Section rule, Optional<String> id, Optional<DeclaredList> list, Problems problems) {
    RuleReader.refuse(rule, List.of("labels", "score"), "model", "list");
    Set<MatchKind> match = match(rule, list);
    List<MatchKind> pixels = match.stream().filter(MatchKind::isPixels).toList();
    Map<MatchKind, Integer> distances = PixelKeys.distances(rule, match, pixels, problems);
    int quality = PixelKeys.quality(rule, match, pixels);
    Orientations orientations = PixelKeys.orientations(rule, match, pixels);
    TermMatching terms = TermKeys.read(rule, match, list.flatMap(DeclaredList::purpose));
    Optional<Verdict> verdict = verdict(rule, list);
    Rollout rollout = rollout(rule, list, verdict);
    if (problems.any() || id.isEmpty() || list.isEmpty() || verdict.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ListRule(
            id.get(),
            list.get().id(),
            match,
            distances,
            quality,
            orientations,
            terms,
            verdict.get(),
            rollout,
            rule.at()));
  }

  private static Set<MatchKind> match(Section rule, Optional<DeclaredList> list) {
    Map<String, MatchKind> kinds = MatchKind.all();
    rule.require("match", "match: and some of " + String.join(", ", kinds.keySet()));
    Set<MatchKind> match = new TreeSet<>();
    rule.read("match", v -> v.choices(kinds)).ifPresent(match::addAll);
    for (MatchKind kind : match) {
      if (list.isPresent() && !ColumnRoles.answer(list.get().roles(), kind)) {
        rule.problem(
            "match",
            "list %s names no column that holds %s"
                .formatted(Shown.bare(list.get().id()), kind.id()));
      }
    }
    return match;
  }

  private static Optional<Verdict> verdict(Section rule, Optional<DeclaredList> list) {
    Optional<Purpose> purpose = list.flatMap(DeclaredList::purpose);
    boolean excuse = purpose.isPresent() && purpose.get().isExcuse();
    if (!rule.has("verdict") && excuse) {
      return Optional.of(Verdict.KEPT);
    }
    rule.require("verdict", "verdict: exclude or verdict: flag");
    Optional<Verdict> verdict = rule.read("verdict", v -> v.choice(Words.VERDICTS));
    if (verdict.isEmpty() || purpose.isEmpty()) {
      return verdict;
    }
    String name = Shown.bare(list.orElseThrow().id());
    if (purpose.get().isProtected() && verdict.get() != Verdict.EXCLUDED) {
      rule.problem("verdict", FLOOR.formatted(name, purpose.get().id(), "verdict: exclude"));
    } else if (excuse && verdict.get() != Verdict.KEPT) {
      rule.problem(
          "verdict",
          "a match on list %s (%s) excuses; write verdict: keep"
              .formatted(name, purpose.get().id()));
    } else if (!excuse && verdict.get() == Verdict.KEPT) {
      rule.problem(
          "verdict",
          "only allow and benign lists can keep, and %s is %s; write exclude or flag"
              .formatted(name, purpose.get().id()));
    }
    return verdict;
  }

  private static Rollout rollout(
      Section rule, Optional<DeclaredList> list, Optional<Verdict> verdict) {
    if (list.isPresent() && list.get().isProtected()) {
      Optional<Rollout> rollout = rule.read("rollout", v -> v.choice(Words.ROLLOUTS));
      if (rollout.isPresent() && rollout.get() == Rollout.SHADOW) {
        String purpose = list.get().purpose().orElseThrow().id();
        rule.problem(
            "rollout", FLOOR.formatted(Shown.bare(list.get().id()), purpose, "rollout: enforce"));
      }
      return Rollout.ENFORCE;
    }
    return rollout(rule, verdict);
  }

  /** Of any rule whose list, if it has one, is not of protected purpose. */
  static Rollout rollout(Section rule, Optional<Verdict> verdict) {
    Rollout rollout = rule.read("rollout", v -> v.choice(Words.ROLLOUTS)).orElse(Rollout.ENFORCE);
    if (rollout == Rollout.SHADOW && verdict.isPresent() && verdict.get() != Verdict.EXCLUDED) {
      rule.problem(
          "rollout",
          "shadow flags what a rule would exclude, and this one excludes nothing; remove this key");
    }
    return rollout;
  }
}
