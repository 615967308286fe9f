package io.winnow.list.index;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import java.util.Optional;

/** Compares with every fingerprint of an algorithm, by whatever metric. Immutable. */
public final class LinearMetricIndex implements RadiusIndex {
  private final Algorithm algorithm;
  private final Metric metric;
  private final ExactIndex exact;
  private final byte[][] rows;

  private LinearMetricIndex(Algorithm algorithm, Metric metric, ExactIndex exact) {
    this.algorithm = algorithm;
    this.metric = metric;
    this.exact = exact;
    this.rows = new byte[exact.size()][];
    long[] key = new long[Keys.words(algorithm.byteLength())];
    for (int row = 0; row < rows.length; row++) {
      exact.keys().read(row, key);
      rows[row] = Keys.bytes(key, algorithm.byteLength());
    }
  }

  /**
   * A scan over the fingerprints of an index, which is not added to any more.
   *
   * @param exact an index of that algorithm
   */
  public static LinearMetricIndex over(ExactIndex exact, Algorithm algorithm, Metric metric) {
    return new LinearMetricIndex(algorithm, metric, exact);
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public Optional<Neighbour> nearest(Fingerprint fingerprint, int radius) {
    if (!fingerprint.algorithm().equals(algorithm)) {
      throw new IllegalArgumentException(fingerprint.algorithm() + " stands for " + algorithm);
    }
    byte[] bits = fingerprint.bytes();
    int within = radius;
    int best = -1;
    for (int row = 0; row < rows.length && within >= 0; row++) {
      int distance = metric.distance(bits, rows[row]);
      if (distance <= within) {
        best = row;
        // Only a nearer one counts from here on: of equals the first stays.
        within = distance - 1;
      }
    }
    return best < 0
        ? Optional.empty()
        : Optional.of(new Neighbour(exact.entryAt(best), within + 1));
  }
}
