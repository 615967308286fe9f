package io.winnow.list.index;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.util.Optional;

/**
 * Finds the nearest perceptual hash of one algorithm. Every implementation finds what a comparison
 * with every hash finds, at any radius. Immutable; any number of threads may look up.
 *
 * <p>A hash that was added twice belongs to the lower of its entries' numbers.
 */
public interface RadiusIndex {
  /** What the hashes are made with. */
  Algorithm algorithm();

  /** Number of different hashes. */
  int size();

  /**
   * The nearest hash; of equally near ones the one whose entry has the lowest number.
   *
   * @param hash of the algorithm's length
   * @param radius greatest distance in the metric's unit, at least 0
   * @throws IllegalArgumentException if the length or the radius is not such
   */
  Optional<Neighbour> nearest(byte[] hash, int radius);

  /**
   * As {@link #nearest(byte[], int)}.
   *
   * @throws IllegalArgumentException if the fingerprint is of another algorithm
   */
  default Optional<Neighbour> nearest(Fingerprint fingerprint, int radius) {
    if (!fingerprint.algorithm().equals(algorithm())) {
      throw new IllegalArgumentException(fingerprint.algorithm() + " stands for " + algorithm());
    }
    return nearest(fingerprint.bytes(), radius);
  }

  /**
   * The entries of all hashes within the radius, in ascending order. For distance studies and
   * tests: it costs more than {@link #nearest}, which may stop early.
   */
  int[] within(byte[] hash, int radius);

  /** How the hashes lie in the index. */
  IndexFigures figures();

  /**
   * What was found.
   *
   * @param entry number of the entry
   * @param distance in the metric's unit
   */
  record Neighbour(int entry, int distance) {}
}
