package io.winnow.sample;

import io.winnow.core.DistanceBand;
import io.winnow.fingerprint.TextbookPdq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds every picture that can be compared against every perceptual entry of the list, so that no
 * expectation rests on hope: what is meant to match does, in its band; what is not keeps away.
 */
final class Neighbours {
  /** As the demo policy has them. */
  static final int RADIUS = 31;

  static final int LEAST_QUALITY = 50;

  /**
   * A picture and the entry it is meant to match.
   *
   * @param entry id of the entry, or empty
   */
  private record Seen(String what, TextbookPdq.Result hash, String entry, DistanceBand band) {}

  private final List<Seen> seen = new ArrayList<>();

  /** A picture that must match nothing. */
  void stranger(String what, Raster picture) {
    seen.add(new Seen(what, TextbookPdq.hash(picture.pixels()), "", DistanceBand.OVER_64));
  }

  /** A picture that must match that entry in that band. */
  void near(String what, Raster picture, String entry, DistanceBand band) {
    seen.add(new Seen(what, TextbookPdq.hash(picture.pixels()), entry, band));
  }

  /**
   * Checks all at once.
   *
   * @throws IllegalStateException if one is not where it should be
   */
  void check(Map<String, String> entries) {
    for (Seen picture : seen) {
      if (picture.hash().quality() < LEAST_QUALITY) {
        if (picture.entry().isEmpty()) {
          continue;
        }
        throw new IllegalStateException(picture.what() + " is of too low quality to match");
      }
      entries.forEach((id, pdq) -> check(picture, id, pdq));
    }
  }

  private static void check(Seen picture, String id, String pdq) {
    int distance = TextbookPdq.distance(picture.hash().hex(), pdq);
    boolean meant = id.equals(picture.entry());
    if (meant ? DistanceBand.ofPdq(distance) != picture.band() : distance <= RADIUS) {
      throw new IllegalStateException(picture.what() + " is " + distance + " bits from " + id);
    }
  }
}
