package io.winnow.list.index;

import io.winnow.core.Metric;
import io.winnow.list.index.RadiusIndex.Neighbour;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The comparison with every hash that every index is held against; an entry is a list's position.
 */
record NaiveSearch(List<byte[]> list, Metric metric) {
  Optional<Neighbour> nearest(byte[] hash, int radius) {
    Optional<Neighbour> best = Optional.empty();
    for (int i = 0; i < list.size(); i++) {
      int distance = metric.distance(list.get(i), hash);
      if (distance <= radius && (best.isEmpty() || distance < best.get().distance())) {
        best = Optional.of(new Neighbour(i, distance));
      }
    }
    return best;
  }

  /** Of copies the first alone. */
  int[] within(byte[] hash, int radius) {
    Set<ByteBuffer> seen = new HashSet<>();
    return IntStream.range(0, list.size())
        .filter(i -> metric.distance(list.get(i), hash) <= radius)
        .filter(i -> seen.add(ByteBuffer.wrap(list.get(i))))
        .toArray();
  }
}
