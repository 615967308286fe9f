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
   * The hashes of the picture really turned, but for rounding: four thumbs, mirrored along neither,
   * one or both axes, of which each serves once as it is and once with its axes swapped.
   *
   * <p>The reference's dihedral hashes change signs in the one transform instead. That leaves out
   * that blur and decimation are lopsided at most sizes: 16–36 bits on textures of 256×256 pixels,
   * where a list's radius is 31.
   */
  @Override
  public AllWays hashAllWays(Pixels pixels) {
    requireSide(pixels);
    float[][][] thumbs = Thumb.mirrored(pixels);
    float[][][] frequencies = new float[thumbs.length][][];
    for (int i = 0; i < thumbs.length; i++) {
      frequencies[i] = transform(thumbs[i]);
    }
    List<Fingerprint> turned = new ArrayList<>(Orientation.TURNED_WAYS);
    for (int i = 0; i < Orientation.TURNED_WAYS; i++) {
      turned.add(fingerprint(turned(frequencies, Orientation.ofTurned(i))));
    }
    return new AllWays(new Hash(fingerprint(frequencies[0]), quality(thumbs[0])), turned);
  }

  /** As the reference does it, which hashes even a single pixel. */
  static Hash hashAnySize(Pixels pixels) {
    float[][] thumb = Thumb.of(pixels);
    return new Hash(fingerprint(transform(thumb)), quality(thumb));
  }

  private static void requireSide(Pixels pixels) {
    if (Math.min(pixels.width(), pixels.height()) < MINIMUM_SIDE) {
      throw new IllegalArgumentException(
          "%d×%d is too small to hash: a side has at least %d pixels"
              .formatted(pixels.width(), pixels.height(), MINIMUM_SIDE));
    }
  }

  /** By which axes are mirrored in the stored picture, before its axes are swapped. */
  private static float[][] turned(float[][][] frequencies, Orientation orientation) {
    return switch (orientation) {
      case UPRIGHT -> frequencies[0];
      case MIRRORED -> frequencies[Thumb.ACROSS];
      case MIRRORED_180 -> frequencies[Thumb.DOWN];
      case TURNED_180 -> frequencies[Thumb.ACROSS | Thumb.DOWN];
      case MIRRORED_270 -> swapped(frequencies[0]);
      case TURNED_270 -> swapped(frequencies[Thumb.ACROSS]);
      case TURNED_90 -> swapped(frequencies[Thumb.DOWN]);
      case MIRRORED_90 -> swapped(frequencies[Thumb.ACROSS | Thumb.DOWN]);
    };
  }

  private static float[][] swapped(float[][] frequencies) {
    float[][] swapped = new float[BANDS][BANDS];
    for (int i = 0; i < BANDS; i++) {
      for (int j = 0; j < BANDS; j++) {
        swapped[i][j] = frequencies[j][i];
      }
    }
    return swapped;
  }

  private static Fingerprint fingerprint(float[][] frequencies) {
    return Fingerprint.of(Algorithm.PDQ, bits(frequencies));
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
