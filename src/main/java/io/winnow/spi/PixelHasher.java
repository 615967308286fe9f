package io.winnow.spi;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.core.Pixels;
import java.util.List;
import java.util.Optional;

/** Makes a perceptual fingerprint of a picture. Implementations are thread-safe and pure. */
public interface PixelHasher extends Plugin {
  Algorithm algorithm();

  /** How two of its fingerprints are compared. */
  Metric metric();

  /** Distance that its authors recommend, in units of {@link #metric()}. */
  int defaultDistance();

  /** Greatest distance that a policy may ask for. */
  int largestDistance();

  /**
   * Reads a fingerprint as lists write it.
   *
   * @return empty if the text is none; the text is not kept
   */
  default Optional<Fingerprint> parse(String text) {
    try {
      return Optional.of(Fingerprint.parseHex(algorithm(), text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Writes a fingerprint as {@link #parse} reads it. */
  default String format(Fingerprint fingerprint) {
    return fingerprint.hex();
  }

  /**
   * The same picture's fingerprints turned by 90, 180 and 270 degrees, and each of the four
   * mirrored; in that order, without the upright one. Empty where the hasher knows none.
   */
  default List<Fingerprint> turned(Pixels pixels) {
    return List.of();
  }

  /** Least side in pixels that can be hashed. */
  int minimumSide();

  /**
   * Hashes a picture at full resolution.
   *
   * @throws IllegalArgumentException if a side is under {@link #minimumSide()}
   */
  Hash hash(Pixels pixels);

  /**
   * A perceptual fingerprint.
   *
   * @param fingerprint the bits
   * @param quality 0–100: how much there is in the picture to tell it from others
   */
  record Hash(Fingerprint fingerprint, int quality) {
    public Hash {
      if (quality < 0 || quality > 100) {
        throw new IllegalArgumentException("quality is 0–100, not " + quality);
      }
    }
  }
}
