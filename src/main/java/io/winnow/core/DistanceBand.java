package io.winnow.core;

/** Where a perceptual distance (0–256 bits) lies; the ledger shows the band, never the distance. */
public enum DistanceBand {
  D0_10("0-10", 0, 10),
  D11_20("11-20", 11, 20),
  D21_31("21-31", 21, 31),
  D32_64("32-64", 32, 64),
  OVER_64("over-64", 65, 256);

  private final String id;
  private final int low;
  private final int high;

  DistanceBand(String id, int low, int high) {
    this.id = id;
    this.low = low;
    this.high = high;
  }

  public String id() {
    return id;
  }

  /** The band of a distance. */
  public static DistanceBand of(int distance) {
    for (DistanceBand band : values()) {
      if (distance >= band.low && distance <= band.high) {
        return band;
      }
    }
    throw new IllegalArgumentException("no distance between 256-bit hashes: " + distance);
  }
}
