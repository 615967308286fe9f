package io.winnow.spi;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.core.Pixels;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a perceptual fingerprint of a picture. Implementations are thread-safe and pure: no files,
 * no network, no change to the pixels they are given.
 *
 * <p>Pictures are hashed in the screener alone. Where the lists are, only what concerns
 * fingerprints is called: {@link #parse}, {@link #metric()} and the distances. So a constructor
 * must be cheap and load nothing.
 */
public interface PixelHasher extends Plugin {
  /**
   * What it computes. Its id is the word in policies ({@code match:}), lists and the ledger; no
   * other hasher may have the same.
   */
  Algorithm algorithm();

  /**
   * What else lists call the algorithm, such as {@code pdna}: compared without regard to case and
   * punctuation.
   */
  default Set<String> alsoCalled() {
    return Set.of();
  }

  /** How two of its fingerprints are compared. */
  Metric metric();

  /** Distance that its authors recommend, in units of {@link #metric()}, at least 1. */
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

  /** Whether it knows {@link #turned}: policies may then ask for {@code orientations: all}. */
  default boolean canTurn() {
    return false;
  }

  /**
   * Fingerprints of the picture turned and mirrored: the seven other orientations in the order of
   * {@link io.winnow.core.Orientation}. Empty where the hasher cannot turn.
   *
   * @throws IllegalArgumentException if a side is under {@link #minimumSide()}
   */
  default List<Fingerprint> turned(Pixels pixels) {
    return List.of();
  }

  /** {@link #hash} and {@link #turned} at once, for hashers that save work so. */
  default AllWays hashAllWays(Pixels pixels) {
    return new AllWays(hash(pixels), turned(pixels));
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
   * A picture's fingerprints in all orientations.
   *
   * @param upright of the picture as stored
   * @param turned of the seven others
   */
  record AllWays(Hash upright, List<Fingerprint> turned) {
    public AllWays {
      turned = List.copyOf(turned);
    }
  }

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
