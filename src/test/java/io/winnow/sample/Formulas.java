package io.winnow.sample;

/**
 * Pictures by formula: waves, cells, hills and tiles in a few colours. They show nothing and stand
 * for everything.
 */
final class Formulas {
  private static final int[][] PALETTES = {
    {0x1d3557, 0x457b9d, 0xa8dadc, 0xf1faee, 0xe9c46a, 0x8d6a3f},
    {0x283618, 0x606c38, 0xa3b18a, 0xfefae0, 0xdda15e, 0x6b4f2a},
    {0x22223b, 0x4a4e69, 0x9a8c98, 0xc9ada7, 0xf2e9e4, 0x7f9172},
    {0x0b3c49, 0x16697a, 0x489fb5, 0x82c0cc, 0xede7e3, 0xbc8a5f}
  };

  /**
   * The colour of the vectors' flat-128.png: whatever size has this colour alone looks to a model
   * as that picture does, whose scores are known.
   */
  static final int FLAT = 0xc8b4a0;

  private Formulas() {}

  /** Three plane waves on top of each other. */
  static Raster waves(int seed, int width, int height) {
    double[] a = new double[9];
    for (int i = 0; i < 9; i++) {
      a[i] = unit(seed, i, 7);
    }
    return Raster.draw(
        width,
        height,
        (x, y) -> {
          double u = (double) x / width;
          double v = (double) y / height;
          double sum = 0;
          for (int i = 0; i < 9; i += 3) {
            double turn = 4 + 14 * a[i];
            sum +=
                StrictMath.sin(
                    turn * (u * StrictMath.cos(6 * a[i + 1]) + v * StrictMath.sin(6 * a[i + 1]))
                        + 6 * a[i + 2]);
          }
          return colour(seed, (sum + 3) / 6);
        });
  }

  /** Every pixel takes the colour of the nearest of some points. */
  static Raster cells(int seed, int width, int height) {
    int points = 24 + seed % 9;
    return Raster.draw(
        width,
        height,
        (x, y) -> {
          double best = Double.MAX_VALUE;
          int nearest = 0;
          for (int i = 0; i < points; i++) {
            double dx = (double) x / width - unit(seed, i, 1);
            double dy = (double) y / height - unit(seed, i, 2);
            double distance = dx * dx + dy * dy;
            if (distance < best) {
              best = distance;
              nearest = i;
            }
          }
          return colour(seed, unit(seed, nearest, 3));
        });
  }

  /** Ridges one before the other under a striped sky. */
  static Raster hills(int seed, int width, int height) {
    return Raster.draw(
        width,
        height,
        (x, y) -> {
          double u = (double) x / width;
          double v = (double) y / height;
          int ridge = 0;
          for (int i = 1; i <= 5; i++) {
            double top =
                0.16 * i
                    + 0.12 * noise(seed, 3 + 2 * i, u, i)
                    + 0.05 * StrictMath.sin(9 * i * u + seed);
            if (v > top) {
              ridge = i;
            }
          }
          double grain = 0.12 * noise(seed, 9, u + v / 3, ridge + 20);
          return colour(seed, ridge * 0.37 % 1 * 0.85 + grain);
        });
  }

  /** Tiles of changing tone on a board that widens. */
  static Raster tiles(int seed, int width, int height) {
    return Raster.draw(
        width,
        height,
        (x, y) -> {
          double u = (double) x / width;
          double v = (double) y / height;
          int column = (int) (u * (4 + seed % 3) + u * u * 4);
          int row = (int) (v * (3 + seed % 5) + v * v * 3);
          double tone = unit(seed, column * 31 + row, 5);
          return colour(seed, (column + row) % 2 == 0 ? tone * 0.5 : 0.5 + tone * 0.5);
        });
  }

  static Raster flat(int width, int height, int colour) {
    return Raster.draw(width, height, (x, y) -> colour);
  }

  private static int colour(int seed, double tone) {
    int[] palette = PALETTES[seed % PALETTES.length];
    int index = (int) (tone * palette.length);
    return palette[Math.max(0, Math.min(palette.length - 1, index))];
  }

  /** Smooth noise along a line: hashed values at whole steps, joined by cosines. */
  private static double noise(int seed, int steps, double at, int row) {
    double scaled = at * steps;
    int left = (int) StrictMath.floor(scaled);
    double part = (1 - StrictMath.cos(StrictMath.PI * (scaled - left))) / 2;
    return unit(seed, left, row) * (1 - part) + unit(seed, left + 1, row) * part;
  }

  /** A hashed number in [0, 1). */
  static double unit(int seed, int i, int j) {
    int h = seed * 0x9E3779B1 ^ i * 0x85EBCA77 ^ j * 0xC2B2AE3D;
    h = (h ^ h >>> 15) * 0x2C1B3C6D;
    h = (h ^ h >>> 12) * 0x297A2D39;
    return ((h ^ h >>> 15) >>> 8) / (double) (1 << 24);
  }
}
