package io.winnow.policy;

import io.winnow.core.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a list rule says of terms. */
final class TermKeys {
  private TermKeys() {}

  static TermMatching read(Section rule, Set<MatchKind> match, Optional<Purpose> purpose) {
    boolean terms = match.contains(MatchKind.TERM);
    for (String key : List.of("weight", "in")) {
      // An empty match is a problem of its own.
      if (rule.has(key) && !match.isEmpty() && !terms) {
        rule.problem(key, key + " goes with match: term only; remove it or match term");
      }
    }
    if (terms && purpose.isPresent() && purpose.get().isExcuse()) {
      rule.problem(
          "match",
          "terms excuse nothing: whoever writes a page could write them; match domain, url or a"
              + " digest");
    }
    double weight =
        rule.read("weight", v -> v.positive(TermMatching.MAX_WEIGHT))
            .orElse(TermMatching.DEFAULT.weight());
    Set<TextPlace> in =
        rule.read("in", v -> v.choices(Words.PLACES))
            .map(Set::copyOf)
            .orElse(TermMatching.DEFAULT.in());
    return new TermMatching(weight, in);
  }
}
