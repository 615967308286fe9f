package io.winnow.list.index;

import io.winnow.list.index.RadiusIndex.Neighbour;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a search has found so far, and how near a hash must be to matter still: with every nearer
 * hash the radius shrinks, unless all are wanted.
 */
final class Matches {
  private final HashRows rows;
  private final boolean all;
  private int radius;
  private int nearest = -1;
  private int[] found = {};
  private int count;

  private Matches(HashRows rows, int radius, boolean all) {
    this.rows = rows;
    this.radius = radius;
    this.all = all;
  }

  static Matches nearest(HashRows rows, int radius) {
    return new Matches(rows, radius, false);
  }

  static Matches all(HashRows rows, int radius) {
    return new Matches(rows, radius, true);
  }

  /** Only what is at most so far away matters still. */
  int radius() {
    return radius;
  }

  /** Takes a row that is within {@link #radius()}; it may come again. */
  void add(int row, int distance) {
    int entry = rows.entry(row);
    if (all) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 16 + 2 * count);
      }
      found[count++] = entry;
    } else if (nearest < 0 || distance < radius || entry < nearest) {
      nearest = entry;
      radius = distance;
    }
  }

  Optional<Neighbour> nearest() {
    return nearest < 0 ? Optional.empty() : Optional.of(new Neighbour(nearest, radius));
  }

  /** Different entries, ascending. */
  int[] entries() {
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }
}
