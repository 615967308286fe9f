package io.winnow.list.index;

import io.winnow.core.Algorithm;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Hashes of unsigned bytes under squared Euclidean distance, in the order of their bytes' sums.
 *
 * <p>The difference of two sums, squared, is at most the number of bytes times the distance
 * (Cauchy-Schwarz), so only hashes of like sums are compared, those with the nearest sums first.
 * Exact at any radius; where all sums are alike it is a comparison with every hash, each given up
 * as soon as it is too far.
 */
final class SquaredL2Index implements RadiusIndex {
  private final HashRows rows;
  private final ByteBuffer sums;

  private SquaredL2Index(HashRows rows, ByteBuffer sums) {
    this.rows = rows;
    this.sums = sums;
  }

  static SquaredL2Index build(
      Algorithm algorithm, HashColumn hashes, Sections into, String prefix) {
    int[] order = HashOrder.of(hashes, row -> sum(hashes, row));
    ByteBuffer sums = into.allocate(prefix + "sums", (long) order.length * Integer.BYTES);
    for (int row : order) {
      sums.putInt(sum(hashes, row));
    }
    HashRows.build(algorithm, hashes, order, into, prefix);
    return open(algorithm, into, prefix);
  }

  /**
   * Opens what was built.
   *
   * @throws IllegalArgumentException if the sections are missing or do not fit together
   */
  static SquaredL2Index open(Algorithm algorithm, Sections from, String prefix) {
    HashRows rows = HashRows.open(algorithm, from, prefix);
    ByteBuffer sums = from.section(prefix + "sums");
    if (sums.capacity() != rows.size() * Integer.BYTES) {
      throw new IllegalArgumentException(
          "sections %ssums and %sentries do not fit together".formatted(prefix, prefix));
    }
    return new SquaredL2Index(rows, sums);
  }

  @Override
  public Algorithm algorithm() {
    return rows.algorithm();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Optional<Neighbour> nearest(byte[] hash, int radius) {
    Matches matches = Matches.nearest(rows, radius);
    search(rows.query(hash, radius), matches);
    return matches.nearest();
  }

  @Override
  public int[] within(byte[] hash, int radius) {
    Matches matches = Matches.all(rows, radius);
    search(rows.query(hash, radius), matches);
    return matches.entries();
  }

  @Override
  public IndexFigures figures() {
    return new IndexFigures(rows.size(), 0, 0, 0, 0, rows.bytes() + sums.capacity());
  }

  private void search(long[] query, Matches matches) {
    int sum = 0;
    for (long word : query) {
      sum += sum(word);
    }
    int above = firstFrom(sum);
    int below = above - 1;
    while (true) {
      int up = above < rows.size() ? sumAt(above) - sum : Integer.MAX_VALUE;
      int down = below >= 0 ? sum - sumAt(below) : Integer.MAX_VALUE;
      long apart = Math.min(up, down);
      if (apart == Integer.MAX_VALUE || tooFar(apart, matches.radius())) {
        return;
      }
      compare(up <= down ? above++ : below--, query, matches);
    }
  }

  private boolean tooFar(long sumsApart, int radius) {
    return sumsApart * sumsApart > (long) radius * rows.algorithm().byteLength();
  }

  private void compare(int row, long[] query, Matches matches) {
    int radius = matches.radius();
    long distance = 0;
    for (int i = 0; i < query.length && distance <= radius; i++) {
      distance += distance(rows.word(row, i), query[i]);
    }
    if (distance <= radius) {
      matches.add(row, (int) distance);
    }
  }

  /** The first row whose sum is at least so much. */
  private int firstFrom(int sum) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sumAt(middle) < sum) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int sumAt(int row) {
    return sums.getInt(row * Integer.BYTES);
  }

  private static int distance(long a, long b) {
    int distance = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      int difference = (int) (a >>> shift & 0xff) - (int) (b >>> shift & 0xff);
      distance += difference * difference;
    }
    return distance;
  }

  private static int sum(HashColumn hashes, int row) {
    int sum = 0;
    for (int i = 0; i < hashes.words(); i++) {
      sum += sum(hashes.word(row, i));
    }
    return sum;
  }

  private static int sum(long word) {
    int sum = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      sum += (int) (word >>> shift & 0xff);
    }
    return sum;
  }
}
