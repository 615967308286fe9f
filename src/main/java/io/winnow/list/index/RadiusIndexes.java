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
  /** From so many hashes on tables, which take 4 MB however few there are, pay. */
  private static final int LEAST_MULTI = 8192;

  private RadiusIndexes() {}

  /**
   * Builds an index into new sections.
   *
   * @param hashes may be dropped afterwards
   * @param prefix of the sections' names, such as {@code pdq.}
   * @throws IllegalArgumentException if the hashes have not the algorithm's length
   * @throws ArithmeticException if a section would be 2 GiB or more
   */
  public static RadiusIndex build(
      Algorithm algorithm, Metric metric, HashColumn hashes, Sections into, String prefix) {
    HashColumn.checkLength(hashes.byteLength(), algorithm.byteLength());
    switch (metric) {
      case HAMMING -> {
        int[] order = HashOrder.byBits(hashes);
        HashRows rows = HashRows.build(algorithm, hashes, order, into, prefix);
        if (hashes.byteLength() == MultiIndex.BYTE_LENGTH && rows.size() >= LEAST_MULTI) {
          MultiIndex.build(rows, into, prefix);
        }
      }
      case SQUARED_L2 -> SquaredL2Index.build(algorithm, hashes, into, prefix);
    }
    return open(algorithm, metric, into, prefix);
  }

  /**
   * Opens what was built; reads little of it.
   *
   * @param algorithm as it was built
   * @param metric as it was built
   * @throws IllegalArgumentException if sections are missing or do not fit together
   */
  public static RadiusIndex open(Algorithm algorithm, Metric metric, Sections from, String prefix) {
    return switch (metric) {
      case HAMMING -> {
        HashRows rows = HashRows.open(algorithm, from, prefix);
        yield MultiIndex.isIn(from, prefix)
            ? MultiIndex.open(rows, from, prefix)
            : new LinearHammingIndex(rows);
      }
      case SQUARED_L2 -> SquaredL2Index.open(algorithm, from, prefix);
    };
  }
}
