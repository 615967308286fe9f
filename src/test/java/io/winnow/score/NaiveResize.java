package io.winnow.score;

import io.winnow.core.Pixels;
import io.winnow.score.Step.Resize.Filter;

/**
 * One sample of a resized picture, straight from the definition: a sum over the whole picture of
 * sample × kernel(x) × kernel(y), in double precision. Slow and without any plan.
 */
final class NaiveResize {
  private NaiveResize() {}

  static double sample(Pixels p, Filter filter, int width, int height, int x, int y, int c) {
    int offset = c == 0 ? p.red() : c == 1 ? p.green() : p.blue();
    double sum = 0;
    double weights = 0;
    for (int v = 0; v < p.height(); v++) {
      double down = weight(filter, p.height(), height, y, v);
      for (int u = 0; down != 0 && u < p.width(); u++) {
        double weight = down * weight(filter, p.width(), width, x, u);
        sum += weight * (p.samples()[v * p.rowStride() + u * p.pixelStride() + offset] & 0xff);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double weight(Filter filter, int source, int target, int i, int j) {
    double scale = (double) source / target;
    double centre = (i + 0.5) * scale - 0.5;
    return switch (filter) {
      case BILINEAR_ALIGN_CORNERS ->
          tent(j - (target == 1 ? 0 : i * (source - 1.0) / (target - 1.0)));
      case BILINEAR_HALF_PIXEL -> tent(j - Math.min(Math.max(centre, 0), source - 1.0));
      case BILINEAR_ANTIALIAS -> tent((j - centre) / Math.max(scale, 1));
      case BICUBIC_ANTIALIAS -> cubic((j - centre) / Math.max(scale, 1));
    };
  }

  private static double tent(double x) {
    return Math.max(0, 1 - Math.abs(x));
  }

  /** Keys' cubic convolution kernel (1981) with a = −0.5. */
  private static double cubic(double x) {
    double a = -0.5;
    double d = Math.abs(x);
    if (d <= 1) {
      return (a + 2) * Math.pow(d, 3) - (a + 3) * Math.pow(d, 2) + 1;
    }
    return d < 2 ? a * Math.pow(d, 3) - 5 * a * Math.pow(d, 2) + 8 * a * d - 4 * a : 0;
  }
}
