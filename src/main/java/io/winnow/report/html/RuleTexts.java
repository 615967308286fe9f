package io.winnow.report.html;

import java.util.HashMap;
import java.util.Map;

/**
 * Rules as the policy's canonical text writes them, each on one line; what decides without a rule
 * is explained.
 */
final class RuleTexts {
  private static final Map<String, String> FIXED =
      Map.of(
          "unscannable", "what cannot be checked is excluded; no policy can say otherwise",
          "cascade", "what belongs to an excluded record goes with it (cascade:)",
          "not-comparable", "what becomes of pictures that cannot be compared (not-comparable:)",
          "types", "types that the policy does not ask for are set aside (types:)",
          "review", "what a reviewer decided on this one item (decisions:)",
          "unreadable", "a stretch of a shard that is no record");

  private final Map<String, String> rules = new HashMap<>();

  /**
   * Of a policy.
   *
   * @param canonical its canonical text
   */
  RuleTexts(String canonical) {
    boolean inRules = false;
    String id = "";
    for (String line : canonical.lines().toList()) {
      if (!line.startsWith(" ")) {
        inRules = line.equals("rules:");
      } else if (inRules && line.startsWith("  - id: ")) {
        id = line.substring("  - id: ".length());
        rules.put(id, "");
      } else if (inRules) {
        rules.merge(id, line.strip(), (a, b) -> a.isEmpty() ? b : a + ", " + b);
      }
    }
  }

  /** A rule's keys and values; empty if nothing is known of it. */
  String of(String ruleId) {
    String text = rules.get(ruleId);
    return text == null ? FIXED.getOrDefault(ruleId, "") : text;
  }
}
