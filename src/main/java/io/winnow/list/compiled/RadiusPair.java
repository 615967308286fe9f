package io.winnow.list.compiled;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.list.index.RadiusIndex;
import io.winnow.list.index.RadiusIndex.Neighbour;
import io.winnow.list.index.RadiusIndexes;
import io.winnow.list.index.Sections;
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

  static RadiusPair open(Algorithm algorithm, Metric metric, Sections in) {
    return new RadiusPair(open(algorithm, metric, in, false), open(algorithm, metric, in, true));
  }

  private static Optional<RadiusIndex> open(
      Algorithm algorithm, Metric metric, Sections in, boolean disputed) {
    String prefix = Tables.radius(algorithm.id(), disputed);
    return in.names().stream().anyMatch(name -> name.startsWith(prefix))
        ? Optional.of(RadiusIndexes.open(algorithm, metric, in, prefix))
        : Optional.empty();
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
