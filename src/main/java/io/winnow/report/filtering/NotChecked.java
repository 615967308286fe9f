package io.winnow.report.filtering;

import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.Orientations;
import io.winnow.policy.Policy;
import io.winnow.policy.RuleKind;
import io.winnow.run.Plan;
import java.util.ArrayList;
import java.util.List;

/** What a run under a policy does not find, so that nobody takes it for more than it is. */
final class NotChecked {
  private NotChecked() {}

  static List<String> sentences(Policy policy, Plan plan) {
    List<ListRule> lists =
        policy.rules().stream()
            .filter(ListRule.class::isInstance)
            .map(ListRule.class::cast)
            .filter(rule -> plan.lists().stream().anyMatch(l -> l.id().equals(rule.list())))
            .toList();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "A list finds what its holder has listed, as far as it was active, and nothing new.");
    sentences.add(pixels(lists));
    sentences.add(
        policy.rules().stream().anyMatch(rule -> rule.kind() == RuleKind.MODEL)
            ? "A model can be wrong both ways; no accuracy is claimed for it."
            : "No model looked at pictures: what no list holds was not looked for.");
    if (lists.stream().noneMatch(rule -> rule.match().contains(MatchKind.TERM))) {
      sentences.add("Texts were not searched for listed words.");
    }
    if (plan.decisions() != null) {
      sentences.add(
          "Reviewers decided on single items; what they allowed is kept though something was"
              + " found.");
    }
    sentences.add(
        "Video and audio were not checked and are not in the data. What could not be checked in"
            + " full (encrypted, damaged, unsupported, over a limit) was excluded.");
    sentences.add(
        "A picture is measured by its colours: one that only its transparency shows is not seen.");
    return sentences;
  }

  private static String pixels(List<ListRule> lists) {
    List<ListRule> pixels = lists.stream().filter(rule -> !rule.pixelKinds().isEmpty()).toList();
    if (pixels.isEmpty()) {
      return "Pictures were compared by their exact bytes alone: a copy that was changed at all is"
          + " not found.";
    }
    boolean turned = pixels.stream().allMatch(rule -> rule.orientations() == Orientations.ALL);
    return "Perceptual comparison finds near copies within the stated distance, not crops, collages"
        + " or new pictures"
        + (turned ? "." : ", and not those that were turned or mirrored.");
  }
}
