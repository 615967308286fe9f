package io.winnow.report.filtering;

import io.winnow.policy.ModelRule;
import io.winnow.policy.Policy;
import io.winnow.policy.Rule;
import io.winnow.run.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule on a model's score.
 *
 * @param id the model
 * @param version its version
 * @param rule the rule
 * @param threshold from which score on it is met, over 0 and at most 1
 * @param effect what followed
 */
public record ModelUsed(String id, String version, String rule, double threshold, String effect) {

  static List<ModelUsed> all(Policy policy, List<Plan.ModelStamp> models) {
    List<ModelUsed> used = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      if (rule instanceof ModelRule model) {
        used.add(
            new ModelUsed(
                model.model(),
                version(models, model.model()),
                rule.id(),
                model.score(),
                Effect.of(rule)));
      }
    }
    return used;
  }

  private static String version(List<Plan.ModelStamp> models, String id) {
    return models.stream()
        .filter(model -> model.id().equals(id))
        .map(Plan.ModelStamp::version)
        .findFirst()
        .orElse("unknown");
  }
}
