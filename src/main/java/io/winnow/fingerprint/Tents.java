package io.winnow.fingerprint;

/**
 * How PDQ's blur and decimation bring n samples of one axis down to 64.
 *
 * <p>PDQ slides a box of ceil(n/128) samples over the axis twice and then picks 64 samples. Both
 * steps are linear, so sample k of the result is a weighted sum of a few neighbours: the weights
 * are a tent, about twice the box wide, and the 64 tents lie side by side along the axis. At the
 * edges a box averages only the samples that exist, so the outermost tents are lopsided.
 */
final class Tents {
  static final int COUNT = 64;

  private final int[] first;
  private final double[][] weights;
  private final int length;

  private Tents(int[] first, double[][] weights, int length) {
    this.first = first;
    this.weights = weights;
    this.length = length;
  }

  /**
   * The tents of an axis.
   *
   * @param length samples along it, at least 1
   */
  static Tents of(int length) {
    int[] first = new int[COUNT];
    double[][] weights = new double[COUNT][];
    Box box = new Box(length);
    for (int k = 0; k < COUNT; k++) {
      int centre = (int) ((k + 0.5) * length / COUNT);
      int from = box.from(centre);
      int to = box.to(centre);
      first[k] = box.from(from);
      weights[k] = tent(box, from, to);
    }
    return new Tents(first, weights, length);
  }

  /** Those that, over an axis, give what these give over the same axis mirrored. */
  Tents mirrored() {
    int[] itsFirst = new int[COUNT];
    double[][] itsWeights = new double[COUNT][];
    for (int k = 0; k < COUNT; k++) {
      double[] own = weights[k];
      double[] reversed = new double[own.length];
      for (int i = 0; i < own.length; i++) {
        reversed[i] = own[own.length - 1 - i];
      }
      itsFirst[k] = length - first[k] - own.length;
      itsWeights[k] = reversed;
    }
    return new Tents(itsFirst, itsWeights, length);
  }

  /** Index of the first sample that has a weight in tent {@code k}. */
  int first(int k) {
    return first[k];
  }

  /** The weights of tent {@code k}; they sum to 1. Not to be changed. */
  double[] weights(int k) {
    return weights[k];
  }

  /** The mean over boxes {@code from}–{@code to} of the first pass, as weights of the samples. */
  private static double[] tent(Box box, int from, int to) {
    int first = box.from(from);
    double[] weights = new double[box.to(to) - first + 1];
    int boxes = to - from + 1;
    // Mark where each box begins and ends, then sum up: linear in the width of the tent.
    double[] steps = new double[weights.length + 1];
    for (int i = from; i <= to; i++) {
      double share = 1.0 / ((double) boxes * box.size(i));
      steps[box.from(i) - first] += share;
      steps[box.to(i) - first + 1] -= share;
    }
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += steps[i];
      weights[i] = sum;
    }
    return weights;
  }

  /** PDQ's sliding window: lopsided by one where its width is even, clipped at the borders. */
  private record Box(int length) {
    private int width() {
      return (length + 127) / 128;
    }

    private int ahead() {
      return (width() + 2) / 2;
    }

    int from(int i) {
      return Math.max(0, i - (width() - ahead()));
    }

    int to(int i) {
      return Math.min(length - 1, i + ahead() - 1);
    }

    int size(int i) {
      return to(i) - from(i) + 1;
    }
  }
}
