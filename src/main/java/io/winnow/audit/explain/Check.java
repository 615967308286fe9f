package io.winnow.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule, or a word that stands for what no rule decides, and what it said of an item.
 *
 * @param rule the rule's id, or {@code unscannable}, {@code cascade} and the like
 * @param outcome what came of it
 * @param verdict what the rule asks for where it finds something: {@code exclude}, {@code flag} or
 *     {@code keep}; of a rule in shadow with that word behind it
 * @param decides whether the item has its verdict from it
 * @param says sentences: what was compared, its value, the threshold
 * @param policy where it stands in the policy; null for what is fixed in the tool
 * @param findings its findings as they stand in the ledger, in order
 */
public record Check(
    String rule,
    Outcome outcome,
    String verdict,
    boolean decides,
    List<String> says,
    @Nullable PolicyLine policy,
    List<JsonNode> findings) {
  public Check {
    says = List.copyOf(says);
    findings = List.copyOf(findings);
  }

  /** What came of a check; of several, what comes first here must not be passed over. */
  public enum Outcome {
    FOUND,
    /** The picture's quality is too low, or it is too small. */
    NOT_COMPARED,
    /** No table says it, or a masked row may. */
    NOT_TOLD,
    NOTHING_FOUND,
    /** Something before it had decided, or it is not for such items. */
    NOT_ASKED;

    /** As a word for people. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
