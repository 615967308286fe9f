package io.winnow.fingerprint;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Pixels;
import io.winnow.spi.PixelHasher.Hash;
import java.util.Arrays;

/** PDQ step by step on whole float planes, with sliding sums, to compare with. Slow and plain. */
final class NaivePdq {
  private NaivePdq() {}

  static Hash hash(Pixels pixels) {
    int width = pixels.width();
    int height = pixels.height();
    float[][] plane = new float[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * pixels.rowStride() + x * pixels.pixelStride();
        float red = pixels.samples()[at + pixels.red()] & 0xff;
        float green = pixels.samples()[at + pixels.green()] & 0xff;
        float blue = pixels.samples()[at + pixels.blue()] & 0xff;
        plane[y][x] = pixels.isGrey() ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
      }
    }
    for (int pass = 0; pass < 2; pass++) {
      for (float[] row : plane) {
        System.arraycopy(box(row), 0, row, 0, width);
      }
      for (int x = 0; x < width; x++) {
        float[] column = new float[height];
        for (int y = 0; y < height; y++) {
          column[y] = plane[y][x];
        }
        column = box(column);
        for (int y = 0; y < height; y++) {
          plane[y][x] = column[y];
        }
      }
    }
    float[][] thumb = new float[64][64];
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < 64; j++) {
        thumb[i][j] = plane[(int) ((i + 0.5) * height / 64)][(int) ((j + 0.5) * width / 64)];
      }
    }
    return new Hash(Fingerprint.of(Algorithm.PDQ, bits(thumb)), quality(thumb));
  }

  private static float[] box(float[] in) {
    int n = in.length;
    int window = (n + 127) / 128;
    int half = (window + 2) / 2;
    float[] out = new float[n];
    float sum = 0;
    int right = 0;
    int left = 0;
    for (int i = 0; i < n; i++) {
      for (; right <= Math.min(n - 1, i + half - 1); right++) {
        sum += in[right];
      }
      for (; left < i - (window - half); left++) {
        sum -= in[left];
      }
      out[i] = sum / (right - left);
    }
    return out;
  }

  private static int quality(float[][] a) {
    int sum = 0;
    for (int i = 0; i < 63; i++) {
      for (int j = 0; j < 64; j++) {
        sum += Math.abs((int) ((a[i][j] - a[i + 1][j]) * 100 / 255));
        sum += Math.abs((int) ((a[j][i] - a[j][i + 1]) * 100 / 255));
      }
    }
    return Math.min(sum / 90, 100);
  }

  private static byte[] bits(float[][] a) {
    float[] b = new float[256];
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 16; j++) {
        float sum = 0;
        for (int l = 0; l < 64; l++) {
          float inner = 0;
          for (int k = 0; k < 64; k++) {
            inner += cosine(i, k) * a[k][l];
          }
          sum += inner * cosine(j, l);
        }
        b[i * 16 + j] = sum;
      }
    }
    float[] sorted = b.clone();
    Arrays.sort(sorted);
    byte[] bits = new byte[32];
    for (int bit = 0; bit < 256; bit++) {
      if (b[bit] > sorted[127]) {
        bits[31 - bit / 8] |= (byte) (1 << (bit % 8));
      }
    }
    return bits;
  }

  private static final float[] COSINES = new float[16 * 64];

  static {
    for (int i = 0; i < 16; i++) {
      for (int k = 0; k < 64; k++) {
        COSINES[i * 64 + k] =
            (float) ((float) Math.sqrt(2 / 64.0) * Math.cos(Math.PI / 128 * (i + 1) * (2 * k + 1)));
      }
    }
  }

  private static float cosine(int i, int k) {
    return COSINES[i * 64 + k];
  }
}
