package io.winnow.summary;

import java.util.List;

/**
 * The scores of a model rule: of all measured pictures, kept ones too.
 *
 * @param rule the policy's rule
 * @param modelId the model
 * @param modelVersion its version, as the plan says
 * @param threshold of the rule, over 0 and at most 1
 * @param bins pictures by what the rule compares, in equal steps over 0–1, the last one closed
 * @param decided excluded rows that this rule decided
 * @param findings of it in all rows
 * @param nearOver findings at most 0.05 over the threshold
 * @param confirmed rows with findings of it that a reviewer confirmed (decision deny), each once
 * @param falsePositive rows with findings of it that a reviewer called wrong, each once
 */
public record ScoreFigures(
    String rule,
    String modelId,
    String modelVersion,
    double threshold,
    List<Long> bins,
    long decided,
    long findings,
    long nearOver,
    long confirmed,
    long falsePositive) {
  public ScoreFigures {
    bins = List.copyOf(bins);
  }
}
