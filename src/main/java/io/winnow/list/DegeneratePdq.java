package io.winnow.list;

import io.winnow.core.Fingerprint;

/**
 * PDQ hashes that say nothing of a picture: those of blank and nearly blank ones. Listed, they
 * would match every other blank picture of the crawl.
 *
 * <p>PDQ compares 256 values with their median, so that half of the bits of a real picture are set.
 */
final class DegeneratePdq {
  static final String NAME = "degenerate pdq";

  private static final int LEAST_WEIGHT = 32;

  private DegeneratePdq() {}

  static boolean is(Fingerprint pdq) {
    int weight = 0;
    for (byte b : pdq.bytes()) {
      weight += Integer.bitCount(b & 0xff);
    }
    return weight < LEAST_WEIGHT || weight > 256 - LEAST_WEIGHT;
  }
}
