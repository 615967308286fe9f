package io.winnow.score;

import java.util.HashSet;
import java.util.List;

/**
 * The tensor that a model gives.
 *
 * @param name the output's name in the model file
 * @param activation what is still to be done to make probabilities of it
 * @param labels one per score, in the order of the scores
 * @param unsafeLabels those whose sum is the default unsafe score
 */
public record OutputSpec(
    String name, Activation activation, List<String> labels, List<String> unsafeLabels) {

  public OutputSpec {
    labels = List.copyOf(labels);
    unsafeLabels = List.copyOf(unsafeLabels);
    if (labels.isEmpty() || new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException("a model has distinct labels, at least one");
    }
    if (unsafeLabels.isEmpty() || !labels.containsAll(unsafeLabels)) {
      throw new IllegalArgumentException("unsafe labels are labels, at least one");
    }
  }

  /** The last step from a model's output to scores. */
  public enum Activation {
    /** The output is probabilities. */
    NONE,
    SOFTMAX,
    SIGMOID;

    /** Changes raw outputs into scores, in place. What is not finite stays not finite. */
    public void apply(float[] scores) {
      switch (this) {
        case NONE -> {}
        case SOFTMAX -> softmax(scores);
        case SIGMOID -> {
          for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (1 / (1 + Math.exp(-scores[i])));
          }
        }
      }
    }

    private static void softmax(float[] scores) {
      float most = Float.NEGATIVE_INFINITY;
      for (float score : scores) {
        most = Math.max(most, score); // NaN wins, so that every score becomes NaN.
      }
      double sum = 0;
      for (float score : scores) {
        sum += Math.exp(score - most);
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] = (float) (Math.exp(scores[i] - most) / sum);
      }
    }
  }
}
