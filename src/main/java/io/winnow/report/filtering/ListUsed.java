package io.winnow.report.filtering;

import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.Orientations;
import io.winnow.policy.Policy;
import io.winnow.policy.Rule;
import io.winnow.run.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list that was in force.
 *
 * @param id the list
 * @param version its version
 * @param date its date, ISO
 * @param purpose what it is for
 * @param coverage how much of it was active, as a sentence
 * @param uses what each rule compared and what followed, such as {@code sha256: exclude}
 */
public record ListUsed(
    String id, String version, String date, String purpose, String coverage, List<String> uses) {
  public ListUsed {
    uses = List.copyOf(uses);
  }

  static ListUsed of(Plan.ListStamp list, Policy policy) {
    List<String> uses = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      if (rule instanceof ListRule listRule && listRule.list().equals(list.id())) {
        uses.add(kinds(listRule) + ": " + Effect.of(rule));
      }
    }
    return new ListUsed(
        list.id(), list.version(), list.date(), list.purpose(), list.coverage(), uses);
  }

  private static String kinds(ListRule rule) {
    return rule.match().stream().map(kind -> kind(rule, kind)).collect(Collectors.joining(", "));
  }

  private static String kind(ListRule rule, MatchKind kind) {
    if (!kind.isPixels()) {
      return kind.id();
    }
    boolean turned = rule.orientations() == Orientations.ALL;
    return "%s up to distance %d%s"
        .formatted(kind.id(), rule.distance(kind), turned ? ", turned and mirrored too" : "");
  }
}
