package io.winnow.policy;

import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one rule on a model's score. */
final class ModelRuleReader {
  private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

  private ModelRuleReader() {}

  static Optional<Rule> read(Section rule, Optional<String> id, Problems problems) {
    RuleReader.refuse(
        rule,
        List.of("match", "distance", "quality", "orientations", "weight", "in"),
        "list",
        "model");
    Optional<String> model = rule.read("model", ModelRuleReader::model);
    List<String> labels = rule.read("labels", Value::texts).orElse(List.of());
    rule.require("score", "score: and a threshold such as 0.7");
    Optional<Double> score = rule.read("score", v -> v.share(false));
    rule.require("verdict", "verdict: exclude or verdict: flag");
    Optional<Verdict> verdict = rule.read("verdict", v -> v.choice(Words.VERDICTS));
    if (verdict.isPresent() && verdict.get() == Verdict.KEPT) {
      rule.problem("verdict", "a score excuses nothing; write exclude or flag");
    }
    Rollout rollout = ListRuleReader.rollout(rule, verdict);
    if (problems.any() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelRule(
            id.get(),
            model.orElseThrow(),
            labels,
            score.orElseThrow(),
            verdict.orElseThrow(),
            rollout,
            rule.at()));
  }

  private static Optional<String> model(Value value) {
    return value
        .text()
        .flatMap(
            text ->
                MODEL.matcher(text).matches()
                    ? Optional.of(text)
                    : value.problem(Shown.of(text) + " is no id of a model"));
  }
}
