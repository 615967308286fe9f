package io.winnow.policy;

import io.winnow.core.Purpose;
import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of a policy file and the values they stand for. One place for reader and writer. */
final class Words {
  /** Policies give orders ({@code exclude}); ledgers tell what happened ({@code excluded}). */
  static final Map<String, Verdict> VERDICTS =
      ordered(
          List.of(Verdict.EXCLUDED, Verdict.FLAGGED, Verdict.KEPT),
          verdict ->
              switch (verdict) {
                case EXCLUDED -> "exclude";
                case FLAGGED -> "flag";
                case KEPT -> "keep";
                case SET_ASIDE -> throw new IllegalArgumentException("no rule sets aside");
              });

  static final Map<String, Rollout> ROLLOUTS =
      ordered(Arrays.asList(Rollout.values()), Rollout::id);
  static final Map<String, Purpose> PURPOSES =
      ordered(Arrays.asList(Purpose.values()), Purpose::id);
  static final Map<String, TextPlace> PLACES =
      ordered(Arrays.asList(TextPlace.values()), TextPlace::id);
  static final Map<String, Orientations> ORIENTATIONS =
      ordered(Arrays.asList(Orientations.values()), Orientations::id);
  static final Map<String, MediaGroup> TYPES =
      ordered(Arrays.asList(MediaGroup.values()), MediaGroup::id);
  static final Map<String, Cascade> CASCADES =
      ordered(Arrays.asList(Cascade.values()), Cascade::id);
  static final Map<String, Sandbox> SANDBOXES =
      ordered(Arrays.asList(Sandbox.values()), Sandbox::id);

  /** Whether disputed entries match. */
  static final Map<String, Boolean> DISPUTED =
      ordered(List.of(true, false), match -> match ? "match" : "ignore");

  /** Whether a list's file may be readable by others than its owner. */
  static final Map<String, Boolean> PERMISSIONS =
      ordered(List.of(false, true), any -> any ? "any" : "owner");

  private Words() {}

  /** The word for a value. */
  static <E> String of(Map<String, E> words, E value) {
    return words.entrySet().stream()
        .filter(e -> e.getValue().equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no policy says that"))
        .getKey();
  }

  static String of(Verdict verdict) {
    return VERDICTS.entrySet().stream()
        .filter(e -> e.getValue() == verdict)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no policy says " + verdict.id()))
        .getKey();
  }

  /** What both kinds of rule have in common; the reader says the same with positions. */
  static void requireRuleVerdict(String id, Verdict verdict, Rollout rollout) {
    if (verdict == Verdict.SET_ASIDE) {
      throw new IllegalArgumentException("rule " + id + ": no rule sets aside");
    }
    if (rollout == Rollout.SHADOW && verdict != Verdict.EXCLUDED) {
      throw new IllegalArgumentException("rule " + id + ": only rules that exclude have a shadow");
    }
  }

  private static <E> Map<String, E> ordered(List<E> values, Function<E, String> word) {
    return Collections.unmodifiableMap(
        values.stream()
            .collect(Collectors.toMap(word, Function.identity(), (a, b) -> a, LinkedHashMap::new)));
  }
}
