package io.winnow.spi;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Pixels;

/** Makes a perceptual fingerprint of a picture. Implementations are thread-safe and pure. */
public interface PixelHasher extends Plugin {
  Algorithm algorithm();

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
