package io.winnow.score;

import io.winnow.score.Step.Resize.Filter;

/**
 * How one axis of a picture is resampled: each target sample is a weighted sum of a few
 * neighbouring source samples.
 *
 * <p>Align-corners puts the first and last sample of both axes on each other, as TensorFlow's
 * {@code align_corners = true} does. Half-pixel aligns the outer edges instead and looks at two
 * samples however far it shrinks. The antialiased filters widen with the shrinking, as Pillow and
 * torchvision do; the bicubic has a = −0.5.
 */
final class Axis {
  /** How many neighbouring source samples make a target sample. */
  final int taps;

  private final int[] first;
  private final float[] weights;

  private Axis(int target, int taps) {
    this.taps = taps;
    this.first = new int[target];
    this.weights = new float[target * taps];
  }

  /** The first source sample of a target sample; the others follow it. */
  int first(int target) {
    return first[target];
  }

  float weight(int target, int tap) {
    return weights[target * taps + tap];
  }

  /**
   * Plans an axis.
   *
   * @param source samples there are
   * @param resized samples that the whole source would become
   * @param offset first of those that is wanted
   * @param target samples wanted
   */
  static Axis of(Filter filter, int source, int resized, int offset, int target) {
    double scale = source / (double) resized;
    return switch (filter) {
      case BILINEAR_ALIGN_CORNERS -> {
        double step = resized > 1 ? (source - 1.0) / (resized - 1.0) : 0;
        Axis axis = new Axis(target, Math.min(2, source));
        for (int i = 0; i < target; i++) {
          axis.between(i, source, (i + offset) * step);
        }
        yield axis;
      }
      case BILINEAR_HALF_PIXEL -> {
        Axis axis = new Axis(target, Math.min(2, source));
        for (int i = 0; i < target; i++) {
          axis.between(i, source, (i + offset + 0.5) * scale - 0.5);
        }
        yield axis;
      }
      case BILINEAR_ANTIALIAS, BICUBIC_ANTIALIAS -> {
        double reach = (filter == Filter.BICUBIC_ANTIALIAS ? 2 : 1) * Math.max(scale, 1);
        Axis axis = new Axis(target, (int) Math.min(source, Math.ceil(2 * reach) + 1));
        for (int i = 0; i < target; i++) {
          axis.around(i, source, (i + offset + 0.5) * scale, reach, filter);
        }
        yield axis;
      }
    };
  }

  /** Two neighbours, by their distance. */
  private void between(int target, int source, double position) {
    double at = Math.max(0, Math.min(position, source - 1));
    int left = (int) Math.max(0, Math.min(Math.floor(at), source - 2));
    first[target] = left;
    weights[target * taps] = (float) (1 - (at - left));
    if (taps == 2) {
      weights[target * taps + 1] = (float) (at - left);
    }
  }

  /** All within reach of the centre, normalised to a sum of 1. */
  private void around(int target, int source, double centre, double reach, Filter filter) {
    int from = Math.max(0, (int) (centre - reach + 0.5));
    int to = Math.min(source, (int) (centre + reach + 0.5));
    int start = Math.min(from, source - taps);
    first[target] = start;
    double unit = filter == Filter.BICUBIC_ANTIALIAS ? reach / 2 : reach;
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += kernel(filter, (j + 0.5 - centre) / unit);
    }
    for (int j = from; j < to; j++) {
      double weight = kernel(filter, (j + 0.5 - centre) / unit) / sum;
      weights[target * taps + j - start] = (float) weight;
    }
  }

  private static double kernel(Filter filter, double x) {
    double d = Math.abs(x);
    if (filter != Filter.BICUBIC_ANTIALIAS) {
      return Math.max(0, 1 - d);
    }
    if (d < 1) {
      return (1.5 * d - 2.5) * d * d + 1;
    }
    return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
  }
}
