package io.winnow.audit.explain;

import io.winnow.audit.RowJson;
import io.winnow.core.Finding;
import io.winnow.core.Reason;
import io.winnow.core.Row;
import io.winnow.policy.Policy;
import io.winnow.policy.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings that no rule of the policy has made: limits, cascades, decisions and what is broken. */
final class FixedChecks {
  private final PolicyLines lines;
  private final Set<String> rules;
  private final @Nullable Row deciding;

  FixedChecks(Policy policy, PolicyLines lines, @Nullable Row deciding) {
    this.lines = lines;
    this.rules = policy.rules().stream().map(Rule::id).collect(Collectors.toSet());
    this.deciding = deciding;
  }

  List<Check> of(List<Row> findings) {
    return findings.stream()
        .filter(finding -> !rules.contains(finding.text("rule_id")))
        .map(this::check)
        .toList();
  }

  /** What a clean table says of an item without its ledger row. */
  List<Check> flags(Seen seen) {
    return seen.isWithoutLedgerRow()
        ? seen.flags().stream().filter(word -> !rules.contains(word)).map(this::flag).toList()
        : List.of();
  }

  private Check flag(String word) {
    return new Check(
        word, outcome(word), "flag", false, List.of(RuleChecks.FLAGS_SAY), null, List.of());
  }

  private static Check.Outcome outcome(String word) {
    return word.equals(Finding.NOT_COMPARABLE_RULE)
        ? Check.Outcome.NOT_COMPARED
        : Check.Outcome.FOUND;
  }

  private Check check(Row finding) {
    Optional<Reason> reason = Reason.byId(Objects.requireNonNull(finding.text("reason")));
    String verdict = Objects.requireNonNull(finding.text("verdict"));
    return new Check(
        Objects.requireNonNull(finding.text("rule_id")),
        outcome(Objects.requireNonNull(finding.text("rule_id"))),
        verdict.equals("excluded") ? "exclude" : verdict.equals("flagged") ? "flag" : "keep",
        finding == deciding,
        List.of(FindingWords.of(finding)),
        reason.flatMap(lines::of).orElse(null),
        List.of(RowJson.of(finding)));
  }
}
