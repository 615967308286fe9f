package io.winnow.list.index;

import io.winnow.core.Algorithm;
import io.winnow.core.Metric;

/**
 * The one door to the radius indexes: picks the kind that suits metric, width and number.
 *
 * <p>Sections of one index have names that begin with its prefix. The same set of hashes and
 * entries gives the same bytes, in whatever order they were added.
 */
public final class RadiusIndexes {
  /** From so many hashes on tables pay. */
  private static final int LEAST_MULTI = 8192;

  private RadiusIndexes() {}

  /**
   * Builds an index into new sections.
   *
   * @param hashes may be dropped afterwards
   * @param prefix of the sections' names, such as {@code pdq.}
   * @throws ArithmeticException if a section would be 2 GiB or more
   */
  public static RadiusIndex build(
      Algorithm algorithm, Metric metric, HashColumn hashes, Sections into, String prefix) {
    HashColumn.checkLength(hashes.byteLength(), algorithm.byteLength());
    return switch (metric) {
      case HAMMING -> {
        HashRows rows = HashRows.build(algorithm, hashes, HashOrder.byBits(hashes), into, prefix);
        yield multi(rows) ? MultiIndex.build(rows, into, prefix) : new LinearHammingIndex(rows);
      }
      case SQUARED_L2 -> throw new UnsupportedOperationException("squared L2");
    };
  }

  /**
   * Opens what was built, in constant time.
   *
   * @param algorithm as it was built
   * @param metric as it was built
   * @throws IllegalArgumentException if sections are missing or do not fit together
   */
  public static RadiusIndex open(Algorithm algorithm, Metric metric, Sections from, String prefix) {
    HashRows rows = HashRows.open(algorithm, from, prefix);
    return switch (metric) {
      case HAMMING ->
          multi(rows) ? MultiIndex.open(rows, from, prefix) : new LinearHammingIndex(rows);
      case SQUARED_L2 -> throw new UnsupportedOperationException("squared L2");
    };
  }

  private static boolean multi(HashRows rows) {
    return rows.algorithm().byteLength() == MultiIndex.BYTE_LENGTH && rows.size() >= LEAST_MULTI;
  }
}
