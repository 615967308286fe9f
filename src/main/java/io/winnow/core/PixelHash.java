package io.winnow.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one perceptual hasher says of a picture.
 *
 * @param algorithm what was computed
 * @param fingerprint of the picture as stored, or null where a side is too small to hash
 * @param quality 0–100; 0 where there is no fingerprint
 * @param turned of the picture turned and mirrored, in the order of {@link Orientation}; empty
 *     where nobody asked or there is no fingerprint
 */
public record PixelHash(
    Algorithm algorithm, @Nullable Fingerprint fingerprint, int quality, List<Fingerprint> turned) {
  public PixelHash {
    turned = List.copyOf(turned);
    if (quality < 0 || quality > 100 || (fingerprint == null && quality != 0)) {
      throw new IllegalArgumentException("quality is 0–100, and 0 without a fingerprint");
    }
    if (!turned.isEmpty() && (fingerprint == null || turned.size() != Orientation.TURNED_WAYS)) {
      throw new IllegalArgumentException("a picture is turned in seven ways or in none");
    }
    requireAlgorithm(algorithm, fingerprint);
    for (Fingerprint other : turned) {
      requireAlgorithm(algorithm, other);
    }
  }

  /** Of a picture that was not turned. */
  public static PixelHash upright(Fingerprint fingerprint, int quality) {
    return new PixelHash(fingerprint.algorithm(), fingerprint, quality, List.of());
  }

  /** Of a picture that is too small. */
  public static PixelHash none(Algorithm algorithm) {
    return new PixelHash(algorithm, null, 0, List.of());
  }

  /** The fingerprint, if the picture is large enough. */
  public Optional<Fingerprint> upright() {
    return Optional.ofNullable(fingerprint);
  }

  private static void requireAlgorithm(Algorithm algorithm, @Nullable Fingerprint fingerprint) {
    if (fingerprint != null && !fingerprint.algorithm().equals(algorithm)) {
      throw new IllegalArgumentException(fingerprint.algorithm() + " stands for " + algorithm);
    }
  }
}
