package io.winnow.list.compiled;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.list.index.RadiusIndex;
import io.winnow.list.index.RadiusIndex.Neighbour;
import io.winnow.list.index.RadiusIndexes;
import io.winnow.list.index.Sections;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The radius indexes of one algorithm: one of active entries and one of disputed ones, so that a
 * disputed entry never hides an active one that is a little farther away.
 */
final class RadiusPair {
  private final Optional<RadiusIndex> active;
  private final Optional<RadiusIndex> disputed;

  private RadiusPair(Optional<RadiusIndex> active, Optional<RadiusIndex> disputed) {
    this.active = active;
    this.disputed = disputed;
  }

  static RadiusPair open(Algorithm algorithm, Metric metric, Sections in, int entryCount) {
    return new RadiusPair(
        open(algorithm, metric, in, entryCount, false),
        open(algorithm, metric, in, entryCount, true));
  }

  private static Optional<RadiusIndex> open(
      Algorithm algorithm, Metric metric, Sections in, int entryCount, boolean disputed) {
    String prefix = Tables.radius(algorithm.id(), disputed);
    if (in.names().stream().noneMatch(name -> name.startsWith(prefix))) {
      return Optional.empty();
    }
    in.find(prefix + "entries").ifPresent(entries -> check(entries, entryCount));
    return Optional.of(RadiusIndexes.open(algorithm, metric, in, prefix));
  }

  private static void check(ByteBuffer entries, int entryCount) {
    for (int at = 0; at + Integer.BYTES <= entries.capacity(); at += Integer.BYTES) {
      int entry = entries.getInt(at);
      if (entry < 0 || entry >= entryCount) {
        throw new IllegalArgumentException("the entries of a radius index are broken");
      }
    }
  }

  /** How many fingerprints are looked up. */
  long size() {
    return (long) active.map(RadiusIndex::size).orElse(0)
        + disputed.map(RadiusIndex::size).orElse(0);
  }

  Optional<Neighbour> nearest(Fingerprint fingerprint, int distance, boolean withDisputed) {
    Optional<Neighbour> found = active.flatMap(index -> index.nearest(fingerprint, distance));
    if (!withDisputed || disputed.isEmpty()) {
      return found;
    }
    int within = found.map(Neighbour::distance).orElse(distance);
    // An active entry is preferred to a disputed one that is as near.
    return disputed
        .get()
        .nearest(fingerprint, within)
        .filter(other -> found.isEmpty() || other.distance() < found.get().distance())
        .or(() -> found);
  }
}
