package io.winnow.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on a picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pdq the perceptual fingerprint, or null where a side is too small to hash
 * @param quality 0–100; 0 where there is no fingerprint
 * @param scores one per model that was asked
 */
public record ImageMeasurement(
    int width, int height, @Nullable Fingerprint pdq, int quality, List<ModelScores> scores) {
  public ImageMeasurement {
    scores = List.copyOf(scores);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("not a picture: " + width + "×" + height);
    }
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("quality is 0–100, not " + quality);
    }
    if (pdq != null && !pdq.algorithm().equals(Algorithm.PDQ)) {
      throw new IllegalArgumentException(pdq.algorithm() + " stands for pdq");
    }
  }
}
