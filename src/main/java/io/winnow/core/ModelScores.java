package io.winnow.core;

import java.util.List;

/**
 * What one model says of one item.
 *
 * @param modelId the model
 * @param modelVersion its version
 * @param labels its labels
 * @param scores one finite score per label
 */
public record ModelScores(
    String modelId, String modelVersion, List<String> labels, List<Float> scores) {
  public ModelScores {
    labels = List.copyOf(labels);
    scores = List.copyOf(scores);
    if (labels.size() != scores.size()) {
      throw new IllegalArgumentException(labels.size() + " labels, " + scores.size() + " scores");
    }
    for (float score : scores) {
      if (!Float.isFinite(score)) {
        throw new IllegalArgumentException("a score is not finite");
      }
    }
  }

  /**
   * The sum of the scores of these labels; labels that the model does not have count as 0.
   *
   * <p>A float's shortest decimal, so that 0.7f reaches a threshold that a policy writes as 0.7.
   */
  public double sum(List<String> wanted) {
    double sum = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (wanted.contains(labels.get(i))) {
        sum += scores.get(i);
      }
    }
    return Double.parseDouble(Float.toString((float) sum));
  }
}
