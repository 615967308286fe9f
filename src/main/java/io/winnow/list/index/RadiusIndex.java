package io.winnow.list.index;

import io.winnow.core.Fingerprint;
import java.util.Optional;

/** Finds the nearest 256-bit perceptual hash. Every implementation finds what a naive scan does. */
public interface RadiusIndex {
  /** Number of different hashes. */
  int size();

  /**
   * The nearest hash; of equally near ones the one that was listed first.
   *
   * @param radius greatest distance in bits, 0–256
   */
  Optional<Neighbour> nearest(Fingerprint pdq, int radius);

  /**
   * What was found.
   *
   * @param entry number of the entry
   * @param distance in bits
   */
  record Neighbour(int entry, int distance) {}
}
