package io.winnow.core;

/**
 * Where a perceptual distance lies; the ledger shows the band, never the distance.
 *
 * <p>PDQ's bands are in bits. Those of every other hasher are shares of the distance that its
 * authors recommend, rounded up to whole percent: a scale that is the same in all policies, so that
 * nobody learns a distance by moving a rule's threshold.
 */
public enum DistanceBand {
  D0_10("0-10", 0, 10),
  D11_20("11-20", 11, 20),
  D21_31("21-31", 21, 31),
  D32_64("32-64", 32, 64),
  OVER_64("over-64", 65, 256),
  SHARE_0_25("0-25 %", 0, 25),
  SHARE_26_50("26-50 %", 26, 50),
  SHARE_51_75("51-75 %", 51, 75),
  SHARE_76_100("76-100 %", 76, 100),
  SHARE_101_200("101-200 %", 101, 200),
  OVER_200("over 200 %", 201, Long.MAX_VALUE);

  private final String id;
  private final long low;
  private final long high;

  DistanceBand(String id, long low, long high) {
    this.id = id;
    this.low = low;
    this.high = high;
  }

  public String id() {
    return id;
  }

  /**
   * The band of a distance.
   *
   * @param algorithm of both fingerprints
   * @param distance in units of the hasher's metric
   * @param recommended the hasher's default distance, at least 1
   */
  public static DistanceBand of(Algorithm algorithm, int distance, int recommended) {
    return algorithm.equals(Algorithm.PDQ) ? ofPdq(distance) : ofShare(distance, recommended);
  }

  /** The band of a distance between PDQ hashes, 0–256 bits. */
  public static DistanceBand ofPdq(int distance) {
    return find(D0_10, OVER_64, distance);
  }

  private static DistanceBand ofShare(int distance, int recommended) {
    if (recommended < 1) {
      throw new IllegalArgumentException("not a recommended distance: " + recommended);
    }
    long percent = (100L * distance + recommended - 1) / recommended;
    return find(SHARE_0_25, OVER_200, percent);
  }

  private static DistanceBand find(DistanceBand first, DistanceBand last, long value) {
    for (DistanceBand band : values()) {
      if (band.compareTo(first) >= 0
          && band.compareTo(last) <= 0
          && value >= band.low
          && value <= band.high) {
        return band;
      }
    }
    throw new IllegalArgumentException("no distance between hashes: " + value);
  }
}
