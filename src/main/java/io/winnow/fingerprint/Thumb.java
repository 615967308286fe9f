package io.winnow.fingerprint;

import io.winnow.core.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * The 64×64 luma picture that PDQ is computed from.
 *
 * <p>Blur and decimation in one: rows first, by adding whole rows into one accumulator (loops that
 * the compiler turns into vector instructions), then 64 short sums along each finished row. Memory
 * is two rows, whatever the picture's height.
 */
final class Thumb {
  static final int SIDE = Tents.COUNT;

  /** Mirrored left to right. */
  static final int ACROSS = 1;

  /** Mirrored top to bottom. */
  static final int DOWN = 2;

  // Luma is summed in float, in this order, as the reference does: flat pictures depend on it.
  private static final float[] RED = scaled(0.299f);
  private static final float[] GREEN = scaled(0.587f);
  private static final float[] BLUE = scaled(0.114f);

  private Thumb() {}

  /** Row by row, {@link #SIDE} × {@link #SIDE} values of 0–255. */
  static float[][] of(Pixels pixels) {
    Tents down = Tents.of(pixels.height());
    Tents across = pixels.width() == pixels.height() ? down : Tents.of(pixels.width());
    float[][] thumb = new float[SIDE][SIDE];
    fill(pixels, down, across, thumb, null, null);
    return thumb;
  }

  /**
   * The thumbs of the picture and of its mirror images, by {@link #ACROSS}, {@link #DOWN} and their
   * sum. The tents are mirrored, not the thumbs: they are lopsided.
   */
  static float[][][] mirrored(Pixels pixels) {
    Tents down = Tents.of(pixels.height());
    Tents across = Tents.of(pixels.width());
    Tents leftwards = across.mirrored();
    float[][][] thumbs = new float[4][SIDE][SIDE];
    fill(pixels, down, across, thumbs[0], leftwards, thumbs[ACROSS]);
    fill(pixels, down.mirrored(), across, thumbs[DOWN], leftwards, thumbs[ACROSS | DOWN]);
    return thumbs;
  }

  /** One thumb, or two that differ across. */
  private static void fill(
      Pixels pixels,
      Tents down,
      Tents across,
      float[][] thumb,
      @Nullable Tents otherAcross,
      float @Nullable [][] other) {
    // The reference keeps float planes; doubles make the sums come out as if they were exact, so a
    // flat picture stays flat. The result is rounded to float, as the reference's is.
    double[] luma = new double[pixels.width()];
    double[] sum = new double[pixels.width()];
    int held = -1;
    for (int k = 0; k < SIDE; k++) {
      double[] weights = down.weights(k);
      for (int i = 0; i < weights.length; i++) {
        int row = down.first(k) + i;
        if (row != held) { // Neighbouring tents share a row at most or two.
          luma(pixels, row, luma);
          held = row;
        }
        if (i == 0) {
          set(sum, weights[i], luma);
        } else {
          add(sum, weights[i], luma);
        }
      }
      across(sum, across, thumb[k]);
      if (otherAcross != null && other != null) {
        across(sum, otherAcross, other[k]);
      }
    }
  }

  private static void luma(Pixels pixels, int row, double[] luma) {
    byte[] samples = pixels.samples();
    int step = pixels.pixelStride();
    int at = row * pixels.rowStride();
    if (pixels.isGrey()) {
      at += pixels.red();
      for (int x = 0; x < luma.length; x++, at += step) {
        luma[x] = samples[at] & 0xff;
      }
      return;
    }
    int red = pixels.red();
    int green = pixels.green();
    int blue = pixels.blue();
    for (int x = 0; x < luma.length; x++, at += step) {
      luma[x] =
          RED[samples[at + red] & 0xff]
              + GREEN[samples[at + green] & 0xff]
              + BLUE[samples[at + blue] & 0xff];
    }
  }

  private static void set(double[] sum, double weight, double[] row) {
    for (int x = 0; x < sum.length; x++) {
      sum[x] = weight * row[x];
    }
  }

  private static void add(double[] sum, double weight, double[] row) {
    for (int x = 0; x < sum.length; x++) {
      sum[x] += weight * row[x];
    }
  }

  private static void across(double[] row, Tents tents, float[] out) {
    for (int k = 0; k < SIDE; k++) {
      double[] weights = tents.weights(k);
      int first = tents.first(k);
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * row[first + i];
      }
      out[k] = (float) sum;
    }
  }

  private static float[] scaled(float factor) {
    float[] table = new float[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = factor * i;
    }
    return table;
  }
}
