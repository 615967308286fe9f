package io.winnow.score;

import java.util.List;
import java.util.Map;

/**
 * Everything that must be known of a model to run it and to defend its scores. One JSON file beside
 * the model file; see {@link ManifestReader}.
 *
 * @param id lower-case name, unique among models
 * @param version changes whenever the model could answer differently
 * @param task what it was made for, such as {@code image-classification}
 * @param licence of code and weights
 * @param trainingData what is known of it, and what is not
 * @param model the weights
 * @param threads that it is run with
 * @param input the tensor it takes
 * @param steps from 8-bit samples to that tensor, in order
 * @param output the tensor it gives
 * @param selfTest its known answer
 */
public record ModelManifest(
    String id,
    String version,
    String task,
    Licence licence,
    String trainingData,
    ModelFile model,
    Threads threads,
    InputSpec input,
    List<Step> steps,
    OutputSpec output,
    SelfTest selfTest) {

  public ModelManifest {
    steps = List.copyOf(steps);
  }

  /** Who allows what. */
  public record Licence(String code, String weights) {}

  /**
   * The weights.
   *
   * @param file its name, beside the manifest
   * @param sha256 of its bytes, 64 lower-case hex digits
   */
  public record ModelFile(String file, String sha256) {}

  /** Threads within one operation, and operations at a time. */
  public record Threads(int intraOp, int interOp) {
    public Threads {
      if (intraOp < 1 || interOp < 1) {
        throw new IllegalArgumentException("threads start at 1");
      }
    }
  }

  /**
   * A known answer. A model that does not give it does not run.
   *
   * @param picture a PNG file beside the manifest
   * @param drawnBy how the picture was made
   * @param scores what the model's own package says of it, by label
   * @param tolerance most that a score may differ
   */
  public record SelfTest(
      String picture, String drawnBy, Map<String, Double> scores, double tolerance) {
    public SelfTest {
      scores = Map.copyOf(scores);
      if (!(tolerance > 0 && tolerance <= 0.01)) {
        throw new IllegalArgumentException("tolerance is over 0 and at most 0.01");
      }
    }
  }
}
