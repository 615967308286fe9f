package io.winnow.list.index;

import io.winnow.core.Algorithm;
import java.util.Optional;

/** Compares with every hash, bit by bit; under 2 ns a hash of 256 bits. */
final class LinearHammingIndex implements RadiusIndex {
  /** Two words of strangers differ in 64 ± 6 bits. */
  private static final int PREDICTABLE = 46;

  private final HashRows rows;

  LinearHammingIndex(HashRows rows) {
    this.rows = rows;
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
    scan(rows, rows.query(hash, radius), matches);
    return matches.nearest();
  }

  @Override
  public int[] within(byte[] hash, int radius) {
    Matches matches = Matches.all(rows, radius);
    scan(rows, rows.query(hash, radius), matches);
    return matches.entries();
  }

  @Override
  public IndexFigures figures() {
    return new IndexFigures(rows.size(), 0, 0, 0, 0, rows.bytes());
  }

  /** Adds all rows that are near enough. */
  static void scan(HashRows rows, long[] query, Matches matches) {
    if (query.length == 4) {
      scan256(rows, query, matches);
      return;
    }
    for (int row = 0; row < rows.size(); row++) {
      int distance = 0;
      for (int i = 0; i < query.length && distance <= matches.radius(); i++) {
        distance += Long.bitCount(rows.word(row, i) ^ query[i]);
      }
      if (distance <= matches.radius()) {
        matches.add(row, distance);
      }
    }
  }

  private static void scan256(HashRows rows, long[] query, Matches matches) {
    long q0 = query[0];
    long q1 = query[1];
    long q2 = query[2];
    long q3 = query[3];
    int size = rows.size();
    int radius = matches.radius();
    // Half the bits settle it for nearly all, unless so many may differ that none can foresee it.
    int half = radius <= PREDICTABLE ? radius : 256;
    for (int row = 0; row < size; row++) {
      int distance = Long.bitCount(rows.word(row, 0) ^ q0) + Long.bitCount(rows.word(row, 1) ^ q1);
      if (distance > half) {
        continue;
      }
      distance += Long.bitCount(rows.word(row, 2) ^ q2) + Long.bitCount(rows.word(row, 3) ^ q3);
      if (distance <= radius) {
        matches.add(row, distance);
        radius = matches.radius();
      }
    }
  }
}
