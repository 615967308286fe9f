package io.winnow.audit.explain;

import io.winnow.audit.RowJson;
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

  private Check check(Row finding) {
    Optional<Reason> reason = Reason.byId(Objects.requireNonNull(finding.text("reason")));
    String verdict = Objects.requireNonNull(finding.text("verdict"));
    return new Check(
        Objects.requireNonNull(finding.text("rule_id")),
        Check.Outcome.FOUND,
        verdict.equals("excluded") ? "exclude" : verdict.equals("flagged") ? "flag" : "keep",
        finding == deciding,
        List.of(FindingWords.of(finding)),
        reason.flatMap(lines::of).orElse(null),
        List.of(RowJson.of(finding)));
  }
}
