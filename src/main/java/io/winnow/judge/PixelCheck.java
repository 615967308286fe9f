package io.winnow.judge;

import io.winnow.core.Algorithm;
import io.winnow.core.DistanceBand;
import io.winnow.core.Fingerprint;
import io.winnow.core.Nearness;
import io.winnow.core.Orientation;
import io.winnow.core.PixelHash;
import io.winnow.list.ListMatch;
import io.winnow.list.LoadedList;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.Orientations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a list rule asks of one kind of perceptual hash. */
final class PixelCheck {
  private final Algorithm algorithm;
  private final int recommended;
  private final int distance;
  private final int quality;
  private final boolean turned;
  private final LoadedList list;

  PixelCheck(MatchKind kind, ListRule rule, LoadedList list) {
    this.algorithm = kind.algorithm().orElseThrow();
    this.recommended = kind.defaultDistance();
    this.distance = rule.distance(kind);
    this.quality = rule.quality();
    this.turned = rule.orientations() == Orientations.ALL;
    this.list = list;
  }

  /** A match and how near it is. */
  record Found(ListMatch match, Nearness nearness) {}

  Algorithm algorithm() {
    return algorithm;
  }

  /** Whether the rule wants the picture in all orientations. */
  boolean turned() {
    return turned;
  }

  /** Whether the fingerprint says enough of the picture to compare it. */
  boolean canCompare(PixelHash hash) {
    return hash.fingerprint() != null && hash.quality() >= quality;
  }

  /** The nearest entry in any orientation that the rule asks for; of equals the first. */
  Optional<Found> nearest(PixelHash hash) {
    Found best = look(hash.upright().orElseThrow(), Orientation.UPRIGHT, distance, hash.quality());
    List<Fingerprint> others = turned ? hash.turned() : List.of();
    for (int i = 0; i < others.size(); i++) {
      int within = best == null ? distance : best.nearness().distance() - 1;
      if (within < 0) {
        break;
      }
      Found found = look(others.get(i), Orientation.ofTurned(i), within, hash.quality());
      best = found == null ? best : found;
    }
    return Optional.ofNullable(best);
  }

  private @Nullable Found look(
      Fingerprint fingerprint, Orientation orientation, int within, int itsQuality) {
    Optional<ListMatch> match = list.nearest(fingerprint, within);
    if (match.isEmpty()) {
      return null;
    }
    int far = match.get().distance();
    DistanceBand band = DistanceBand.of(algorithm, far, recommended);
    return new Found(match.get(), new Nearness(far, band, itsQuality, orientation));
  }
}
