package io.winnow.image;

import io.winnow.core.Pixels;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * How a JPEG's components become red, green and blue.
 *
 * <p>The JDK guesses by rules of its own (three components without a JFIF marker are RGB to it) and
 * leaves CMYK to the caller. So raw components are read and converted here, by libjpeg's rules and
 * with its integer arithmetic (jdcolor.c): the result is the same to the bit.
 */
enum JpegColour {
  GREY(1),
  RGB(3),
  YCC(3),
  CMYK(4),
  YCCK(4);

  private static final int ADOBE_RGB_OR_CMYK = 0;
  private static final int ADOBE_YCC = 1;
  private static final int ADOBE_YCCK = 2;

  // Fixed point with 16 bits: 1.402, 0.34414, 0.71414, 1.772.
  private static final int HALF = 1 << 15;
  private static final int CR_TO_RED = 91_881;
  private static final int CB_TO_GREEN = 22_554;
  private static final int CR_TO_GREEN = 46_802;
  private static final int CB_TO_BLUE = 116_130;

  private final int components;

  JpegColour(int components) {
    this.components = components;
  }

  /**
   * The rule where no Adobe marker stands.
   *
   * @param ids the component numbers, one character each
   */
  static JpegColour of(String ids, boolean jfif) throws UnscannableException {
    return switch (ids.length()) {
      case 1 -> GREY;
      case 3 -> !jfif && ids.equals("RGB") ? RGB : YCC;
      case 4 -> CMYK;
      default -> throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    };
  }

  /**
   * The rule where an Adobe marker stands: JFIF goes before it.
   *
   * @param transform its last byte
   */
  static JpegColour ofAdobe(String ids, boolean jfif, int transform) throws UnscannableException {
    JpegColour otherwise = of(ids, jfif);
    return switch (otherwise) {
      case GREY -> GREY;
      case RGB, YCC -> jfif ? YCC : transformed(transform, ADOBE_YCC) ? YCC : RGB;
      case CMYK, YCCK -> transformed(transform, ADOBE_YCCK) ? YCCK : CMYK;
    };
  }

  private static boolean transformed(int transform, int expected) throws UnscannableException {
    if (transform != ADOBE_RGB_OR_CMYK && transform != expected) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    return transform == expected;
  }

  /** Converts in place: the raster belongs to nobody else. */
  Pixels toRgb(Raster raster) throws UnscannableException {
    int width = raster.getWidth();
    int height = raster.getHeight();
    boolean expected =
        raster.getSampleModel() instanceof PixelInterleavedSampleModel model
            && raster.getDataBuffer() instanceof DataBufferByte
            && raster.getNumBands() == components
            && model.getPixelStride() == components
            && model.getScanlineStride() == components * width;
    if (!expected) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
    switch (this) {
      case GREY, RGB -> {}
      case YCC -> fromYcc(samples, 3);
      case CMYK -> fromInvertedCmyk(samples);
      case YCCK -> {
        fromYcc(samples, 4);
        invertColours(samples);
        fromInvertedCmyk(samples);
      }
    }
    return components == 1
        ? Pixels.grey(width, height, samples)
        : new Pixels(width, height, samples, components, components * width, 0, 1, 2);
  }

  private static void fromYcc(byte[] samples, int step) {
    for (int at = 0; at + 2 < samples.length; at += step) {
      int y = samples[at] & 0xff;
      int cb = (samples[at + 1] & 0xff) - 128;
      int cr = (samples[at + 2] & 0xff) - 128;
      samples[at] = clamp(y + ((CR_TO_RED * cr + HALF) >> 16));
      samples[at + 1] = clamp(y + ((-CB_TO_GREEN * cb - CR_TO_GREEN * cr + HALF) >> 16));
      samples[at + 2] = clamp(y + ((CB_TO_BLUE * cb + HALF) >> 16));
    }
  }

  private static void invertColours(byte[] samples) {
    for (int at = 0; at + 3 < samples.length; at += 4) {
      samples[at] = (byte) ~samples[at];
      samples[at + 1] = (byte) ~samples[at + 1];
      samples[at + 2] = (byte) ~samples[at + 2];
    }
  }

  /** Every writer stores ink inverted, as Adobe does: 255 is none. */
  private static void fromInvertedCmyk(byte[] samples) {
    for (int at = 0; at + 3 < samples.length; at += 4) {
      int white = samples[at + 3] & 0xff;
      for (int c = at; c < at + 3; c++) {
        samples[c] = (byte) (((samples[c] & 0xff) * white + 127) / 255);
      }
    }
  }

  private static byte clamp(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
