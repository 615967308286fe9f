package io.winnow.report;

/**
 * A share with its 95 % interval by Wilson's score (E. B. Wilson, JASA 22, 1927), which holds for
 * few cases and for shares of 0 and 1 too.
 *
 * @param share the share itself, 0–1
 * @param low lower end of the interval
 * @param high upper end
 * @param cases how many it is a share of, at least 1
 */
public record Wilson(double share, double low, double high, long cases) {
  /** The 97.5th percentile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * Of a number of cases.
   *
   * @param hits 0 to {@code cases}
   * @throws IllegalArgumentException if there is no case, or more hits than cases
   */
  public static Wilson of(long hits, long cases) {
    if (cases < 1 || hits < 0 || hits > cases) {
      throw new IllegalArgumentException(hits + " of " + cases + " is no share");
    }
    double n = cases;
    double p = hits / n;
    double z2 = Z * Z;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Wilson(p, Math.max(0, middle - half), Math.min(1, middle + half), cases);
  }
}
