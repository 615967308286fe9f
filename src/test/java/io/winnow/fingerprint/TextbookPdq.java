package io.winnow.fingerprint;

import io.winnow.core.Pixels;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * PDQ as the paper has it, step by step and slow, to hold the fast one against.
 *
 * <p>It shares no code with the product on purpose. Source: the published algorithm of
 * facebook/ThreatExchange, {@code pdq/cpp/hashing/pdqhashing.cpp} and {@code
 * pdq/cpp/downscaling/downscaling.cpp}.
 */
public final class TextbookPdq {
  private static final int SMALL = 64;
  private static final int FREQUENCIES = 16;
  private static final float[][] DCT = dctMatrix();

  private TextbookPdq() {}

  /**
   * A hash.
   *
   * @param hex 64 lower-case digits
   * @param quality 0–100
   */
  public record Result(String hex, int quality) {}

  /** Hashes a picture of any size at full resolution. */
  public static Result hash(Pixels pixels) {
    float[][] luma = luma(pixels);
    int alongRows = windowFor(pixels.width());
    int alongColumns = windowFor(pixels.height());
    for (int pass = 0; pass < 2; pass++) {
      luma = boxRows(luma, alongRows);
      luma = transposed(boxRows(transposed(luma), alongColumns));
    }
    float[][] small = decimated(luma);
    return new Result(hex(bits(coefficients(small))), quality(small));
  }

  /** The number of bits that differ, 0–256. */
  public static int distance(String oneHex, String otherHex) {
    byte[] one = HexFormat.of().parseHex(oneHex);
    byte[] other = HexFormat.of().parseHex(otherHex);
    int distance = 0;
    for (int i = 0; i < one.length; i++) {
      distance += Integer.bitCount((one[i] ^ other[i]) & 0xff);
    }
    return distance;
  }

  private static float[][] luma(Pixels p) {
    float[][] luma = new float[p.height()][p.width()];
    for (int y = 0; y < p.height(); y++) {
      for (int x = 0; x < p.width(); x++) {
        int at = y * p.rowStride() + x * p.pixelStride();
        float red = p.samples()[at + p.red()] & 0xff;
        float green = p.samples()[at + p.green()] & 0xff;
        float blue = p.samples()[at + p.blue()] & 0xff;
        luma[y][x] = p.isGrey() ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
      }
    }
    return luma;
  }

  private static int windowFor(int side) {
    return (side + 2 * SMALL - 1) / (2 * SMALL);
  }

  private static float[][] boxRows(float[][] in, int window) {
    float[][] out = new float[in.length][];
    for (int y = 0; y < in.length; y++) {
      out[y] = box(in[y], window);
    }
    return out;
  }

  /** The mean of a sliding window, by a running sum in float: its rounding is part of the hash. */
  private static float[] box(float[] in, int window) {
    int half = (window + 2) / 2;
    float[] out = new float[in.length];
    float sum = 0;
    int count = 0;
    int entering = 0;
    int leaving = 0;
    for (; entering < half - 1; entering++) {
      sum += in[entering];
      count++;
    }
    for (int i = 0; i < out.length; i++) {
      if (entering < in.length) {
        sum += in[entering++];
        count++;
      }
      if (i >= window - half + 1) {
        sum -= in[leaving++];
        count--;
      }
      out[i] = sum / count;
    }
    return out;
  }

  private static float[][] transposed(float[][] in) {
    float[][] out = new float[in[0].length][in.length];
    for (int y = 0; y < in.length; y++) {
      for (int x = 0; x < in[0].length; x++) {
        out[x][y] = in[y][x];
      }
    }
    return out;
  }

  private static float[][] decimated(float[][] in) {
    float[][] out = new float[SMALL][SMALL];
    for (int i = 0; i < SMALL; i++) {
      for (int j = 0; j < SMALL; j++) {
        out[i][j] =
            in[(int) ((i + 0.5) * in.length / SMALL)][(int) ((j + 0.5) * in[0].length / SMALL)];
      }
    }
    return out;
  }

  private static int quality(float[][] small) {
    int sum = 0;
    for (int i = 0; i < SMALL; i++) {
      for (int j = 0; j < SMALL; j++) {
        if (i + 1 < SMALL) {
          sum += Math.abs((int) ((small[i][j] - small[i + 1][j]) * 100 / 255));
        }
        if (j + 1 < SMALL) {
          sum += Math.abs((int) ((small[i][j] - small[i][j + 1]) * 100 / 255));
        }
      }
    }
    return Math.min(100, sum / 90);
  }

  private static float[][] dctMatrix() {
    float[][] matrix = new float[FREQUENCIES][SMALL];
    float scale = (float) Math.sqrt(2.0 / SMALL);
    for (int i = 0; i < FREQUENCIES; i++) {
      for (int j = 0; j < SMALL; j++) {
        double angle = Math.PI / 2 / SMALL * (i + 1) * (2 * j + 1);
        matrix[i][j] = (float) (scale * StrictMath.cos(angle));
      }
    }
    return matrix;
  }

  private static float[][] coefficients(float[][] small) {
    return product(product(DCT, small), transposed(DCT));
  }

  private static float[][] product(float[][] a, float[][] b) {
    float[][] out = new float[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        float sum = 0;
        for (int k = 0; k < b.length; k++) {
          sum += a[i][k] * b[k][j];
        }
        out[i][j] = sum;
      }
    }
    return out;
  }

  private static boolean[] bits(float[][] coefficients) {
    float[] flat = new float[FREQUENCIES * FREQUENCIES];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = coefficients[i / FREQUENCIES][i % FREQUENCIES];
    }
    float[] sorted = flat.clone();
    Arrays.sort(sorted);
    float median = sorted[sorted.length / 2 - 1];
    boolean[] bits = new boolean[flat.length];
    for (int i = 0; i < flat.length; i++) {
      bits[i] = flat[i] > median;
    }
    return bits;
  }

  /** Sixteen words of sixteen bits, the last word first. */
  private static String hex(boolean[] bits) {
    StringBuilder hex = new StringBuilder(64);
    for (int word = 15; word >= 0; word--) {
      int value = 0;
      for (int bit = 0; bit < 16; bit++) {
        if (bits[16 * word + bit]) {
          value |= 1 << bit;
        }
      }
      hex.append(String.format("%04x", value));
    }
    return hex.toString();
  }
}
