package io.winnow.list.index;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares with every hash, after an exact look-up: copies are far more frequent than near copies.
 *
 * <p>About 2 ns a hash. Scans the exact index's own keys, so it takes no memory of its own.
 */
public final class LinearRadiusIndex implements RadiusIndex {
  private final ExactIndex exact;

  private LinearRadiusIndex(ExactIndex exact) {
    this.exact = exact;
  }

  /**
   * A scan over the hashes of an index.
   *
   * @param exact an index of PDQ hashes
   */
  public static LinearRadiusIndex over(ExactIndex exact) {
    return new LinearRadiusIndex(exact);
  }

  @Override
  public int size() {
    return exact.size();
  }

  @Override
  public Optional<Neighbour> nearest(Fingerprint pdq, int radius) {
    if (!pdq.algorithm().equals(Algorithm.PDQ)) {
      throw new IllegalArgumentException(pdq.algorithm() + " stands for pdq");
    }
    if (radius < 0 || radius > 256) {
      throw new IllegalArgumentException("radius is 0–256, not " + radius);
    }
    long[] key = Keys.of(pdq.bytes());
    OptionalInt copy = exact.find(key);
    if (copy.isPresent()) {
      return Optional.of(new Neighbour(copy.getAsInt(), 0));
    }
    return radius == 0 ? Optional.empty() : scan(key, radius);
  }

  private Optional<Neighbour> scan(long[] key, int radius) {
    long[][] chunks = exact.keys().chunks();
    int rows = exact.size();
    long best = Long.MAX_VALUE;
    int within = radius;
    for (int c = 0; c < chunks.length; c++) {
      int first = c * KeyStore.CHUNK_ROWS;
      int count = Math.min(KeyStore.CHUNK_ROWS, rows - first);
      long found = nearestIn(chunks[c], count, key, within);
      if (found >= 0) {
        int distance = (int) (found >>> 32);
        best = (long) distance << 32 | (first + (int) found);
        // Only a nearer one counts from here on: of equals the first stays.
        within = distance - 1;
      }
    }
    return best == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(new Neighbour(exact.entryAt((int) best), (int) (best >>> 32)));
  }

  /** Distance and row of the first nearest within the radius, packed, or -1. */
  private static long nearestIn(long[] chunk, int count, long[] key, int radius) {
    long k0 = key[0];
    long k1 = key[1];
    long k2 = key[2];
    long k3 = key[3];
    int within = radius;
    long found = -1;
    for (int row = 0, i = 0; row < count; row++, i += 4) {
      int distance = Long.bitCount(chunk[i] ^ k0) + Long.bitCount(chunk[i + 1] ^ k1);
      if (distance > within) {
        continue;
      }
      distance += Long.bitCount(chunk[i + 2] ^ k2) + Long.bitCount(chunk[i + 3] ^ k3);
      if (distance <= within) {
        found = (long) distance << 32 | row;
        within = distance - 1;
      }
    }
    return found;
  }
}
