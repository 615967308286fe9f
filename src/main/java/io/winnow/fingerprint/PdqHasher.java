package io.winnow.fingerprint;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.core.Orientation;
import io.winnow.core.Pixels;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.SelfTestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PDQ, the perceptual hash of Meta's ThreatExchange, at full resolution.
 *
 * <p>Profile: pixels as stored (no EXIF rotation), alpha dropped, luma .299/.587/.114 in float. It
 * gives the bits of the reference ("The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing
 * Algorithm", 2019), but computes blur and decimation as one sparse matrix product: see {@link
 * Thumb}.
 *
 * <p>Where a frequency is zero but for rounding, its bit hangs on the order of the reference's
 * float sums, which is not kept: in flat pictures of mixed colours, whose quality is 0, and where
 * one side is exactly 8 or 16 pixels and the other over 128. Up to 19 bits were seen to differ
 * there, none elsewhere.
 */
public final class PdqHasher implements PixelHasher {
  private static final int MINIMUM_SIDE = 5;
  private static final int BANDS = 16;

  /** Frequencies 1–16 of a 64-sample cosine transform; the constant one is left out. */
  private static final float[][] COSINES = cosines();

  @Override
  public String id() {
    return "pdq";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Algorithm algorithm() {
    return Algorithm.PDQ;
  }

  @Override
  public Metric metric() {
    return Metric.HAMMING;
  }

  @Override
  public int defaultDistance() {
    return 31;
  }

  @Override
  public int largestDistance() {
    return 64;
  }

  @Override
  public int minimumSide() {
    return MINIMUM_SIDE;
  }

  @Override
  public Hash hash(Pixels pixels) {
    requireSide(pixels);
    return hashAnySize(pixels);
  }

  @Override
  public boolean canTurn() {
    return true;
  }

  @Override
  public List<Fingerprint> turned(Pixels pixels) {
    return hashAllWays(pixels).turned();
  }

  /**
   * As the reference's dihedral hashes: to mirror a picture is to change the sign of every other
   * frequency, to turn it is to swap the axes too. Each orientation has a median of its own.
   *
   * <p>Where blur and decimation are lopsided (most sides) a few bits differ from those of a picture
   * that was really turned, as in the reference (0–8 on its own photographs).
   */
  @Override
  public AllWays hashAllWays(Pixels pixels) {
    requireSide(pixels);
    float[][] thumb = Thumb.of(pixels);
    float[][] upright = transform(thumb);
    List<Fingerprint> turned = new ArrayList<>(Orientation.TURNED_WAYS);
    float[][] frequencies = new float[BANDS][BANDS];
    for (int i = 0; i < Orientation.TURNED_WAYS; i++) {
      turn(upright, Orientation.ofTurned(i), frequencies);
      turned.add(Fingerprint.of(Algorithm.PDQ, bits(frequencies)));
    }
    return new AllWays(
        new Hash(Fingerprint.of(Algorithm.PDQ, bits(upright)), quality(thumb)), turned);
  }

  /** As the reference does it, which hashes even a single pixel. */
  static Hash hashAnySize(Pixels pixels) {
    float[][] thumb = Thumb.of(pixels);
    return new Hash(Fingerprint.of(Algorithm.PDQ, bits(transform(thumb))), quality(thumb));
  }

  private static void requireSide(Pixels pixels) {
    if (Math.min(pixels.width(), pixels.height()) < MINIMUM_SIDE) {
      throw new IllegalArgumentException(
          "%d×%d is too small to hash: a side has at least %d pixels"
              .formatted(pixels.width(), pixels.height(), MINIMUM_SIDE));
    }
  }

  private static void turn(float[][] in, Orientation orientation, float[][] out) {
    switch (orientation) {
      case UPRIGHT -> turn(in, out, false, false, false);
      case TURNED_90 -> turn(in, out, true, true, false);
      case TURNED_180 -> turn(in, out, false, true, true);
      case TURNED_270 -> turn(in, out, true, false, true);
      case MIRRORED -> turn(in, out, false, true, false);
      case MIRRORED_90 -> turn(in, out, true, true, true);
      case MIRRORED_180 -> turn(in, out, false, false, true);
      case MIRRORED_270 -> turn(in, out, true, false, false);
    }
  }

  /**
   * Swaps the axes, then mirrors.
   *
   * @param across left to right
   * @param down top to bottom
   */
  private static void turn(
      float[][] in, float[][] out, boolean swapped, boolean across, boolean down) {
    for (int i = 0; i < BANDS; i++) {
      for (int j = 0; j < BANDS; j++) {
        // Band 0 is frequency 1: the even bands are the odd functions.
        boolean negative = (across && j % 2 == 0) != (down && i % 2 == 0);
        float value = swapped ? in[j][i] : in[i][j];
        out[i][j] = negative ? -value : value;
      }
    }
  }

  @Override
  public void selfTest() {
    for (PdqKnownAnswer known : PdqKnownAnswer.values()) {
      Hash hash = hash(known.pixels());
      if (!hash.fingerprint().hex().equals(known.hex()) || hash.quality() != known.quality()) {
        throw new SelfTestException("pdq does not give its known answer for " + known);
      }
    }
  }

  /** Sum of the steps between neighbours, in percent of full scale, cut off at 100. */
  private static int quality(float[][] thumb) {
    int sum = 0;
    for (int i = 0; i < Thumb.SIDE; i++) {
      for (int j = 0; j < Thumb.SIDE; j++) {
        if (i + 1 < Thumb.SIDE) {
          sum += Math.abs((int) ((thumb[i][j] - thumb[i + 1][j]) * 100 / 255));
        }
        if (j + 1 < Thumb.SIDE) {
          sum += Math.abs((int) ((thumb[i][j] - thumb[i][j + 1]) * 100 / 255));
        }
      }
    }
    return Math.min(100, sum / 90);
  }

  /** The 16×16 lowest frequencies. Sums in float and in index order, as the reference's. */
  private static float[][] transform(float[][] thumb) {
    float[][] half = new float[BANDS][Thumb.SIDE];
    for (int i = 0; i < BANDS; i++) {
      for (int k = 0; k < Thumb.SIDE; k++) {
        float cosine = COSINES[i][k];
        for (int j = 0; j < Thumb.SIDE; j++) {
          half[i][j] += cosine * thumb[k][j];
        }
      }
    }
    float[][] full = new float[BANDS][BANDS];
    for (int i = 0; i < BANDS; i++) {
      for (int j = 0; j < BANDS; j++) {
        float sum = 0;
        for (int k = 0; k < Thumb.SIDE; k++) {
          sum += half[i][k] * COSINES[j][k];
        }
        full[i][j] = sum;
      }
    }
    return full;
  }

  /** One bit a frequency: is it over the median? Frequency (15, 15) is the first bit. */
  private static byte[] bits(float[][] frequencies) {
    float[] sorted = new float[BANDS * BANDS];
    for (int i = 0; i < BANDS; i++) {
      System.arraycopy(frequencies[i], 0, sorted, i * BANDS, BANDS);
    }
    float median = lowerMedian(sorted);
    byte[] bits = new byte[BANDS * BANDS / Byte.SIZE];
    for (int i = 0; i < BANDS; i++) {
      for (int j = 0; j < BANDS; j++) {
        if (frequencies[i][j] > median) {
          int bit = i * BANDS + j;
          bits[bits.length - 1 - bit / Byte.SIZE] |= (byte) (1 << (bit % Byte.SIZE));
        }
      }
    }
    return bits;
  }

  private static float lowerMedian(float[] values) {
    Arrays.sort(values);
    return values[values.length / 2 - 1];
  }

  private static float[][] cosines() {
    float scale = (float) Math.sqrt(2.0 / Thumb.SIDE);
    float[][] cosines = new float[BANDS][Thumb.SIDE];
    for (int i = 0; i < BANDS; i++) {
      for (int j = 0; j < Thumb.SIDE; j++) {
        cosines[i][j] =
            (float) (scale * StrictMath.cos(Math.PI / (2 * Thumb.SIDE) * (i + 1) * (2 * j + 1)));
      }
    }
    return cosines;
  }
}
