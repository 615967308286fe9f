package io.winnow.core;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was measured on a picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param hashes one per perceptual hasher that was asked
 * @param scores one per model that was asked
 */
public record ImageMeasurement(
    int width, int height, List<PixelHash> hashes, List<ModelScores> scores) {
  public ImageMeasurement {
    hashes = List.copyOf(hashes);
    scores = List.copyOf(scores);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("not a picture: " + width + "×" + height);
    }
    Set<Algorithm> seen = new HashSet<>();
    if (!hashes.stream().allMatch(hash -> seen.add(hash.algorithm()))) {
      throw new IllegalArgumentException("two hashes of one algorithm");
    }
  }

  /** What the hasher of that algorithm said, if it was asked. */
  public Optional<PixelHash> hash(Algorithm algorithm) {
    return hashes.stream().filter(hash -> hash.algorithm().equals(algorithm)).findFirst();
  }

  /** The PDQ fingerprint; empty where a side is too small to hash. */
  public Optional<Fingerprint> pdq() {
    return hash(Algorithm.PDQ).flatMap(PixelHash::upright);
  }

  /** The quality of the PDQ fingerprint, 0–100; 0 where there is none. */
  public int pdqQuality() {
    return hash(Algorithm.PDQ).map(PixelHash::quality).orElse(0);
  }
}
