package io.winnow.core;

/**
 * A decoded picture: 8-bit samples in one array, in whatever order the decoder wrote them.
 *
 * <p>The sample of channel c at (x, y) is {@code samples[y * rowStride + x * pixelStride +
 * offset(c)]}, 0–255 unsigned, sRGB as stored: not rotated, alpha dropped (not blended). A grey
 * picture has the same offset for all three channels. The array is shared, not copied: who holds a
 * {@code Pixels} must not change it.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param samples the samples; treat as read-only
 * @param pixelStride distance of neighbours in a row, in samples
 * @param rowStride distance of rows, in samples
 * @param red offset of the red sample in a pixel
 * @param green offset of the green sample
 * @param blue offset of the blue sample
 */
@SuppressWarnings("ArrayRecordComponent") // Shared on purpose: a picture is large.
public record Pixels(
    int width,
    int height,
    byte[] samples,
    int pixelStride,
    int rowStride,
    int red,
    int green,
    int blue) {

  public Pixels {
    if (width < 1 || height < 1 || pixelStride < 1 || rowStride < 0) {
      throw new IllegalArgumentException("not a picture: " + width + "×" + height);
    }
    int most = Math.max(red, Math.max(green, blue));
    if (Math.min(red, Math.min(green, blue)) < 0
        || (height - 1L) * rowStride + (width - 1L) * pixelStride + most >= samples.length) {
      throw new IllegalArgumentException("samples do not hold " + width + "×" + height);
    }
  }

  /** Interleaved red, green, blue. */
  public static Pixels rgb(int width, int height, byte[] samples) {
    return new Pixels(width, height, samples, 3, 3 * width, 0, 1, 2);
  }

  /** Interleaved blue, green, red: the JDK's {@code TYPE_3BYTE_BGR}. */
  public static Pixels bgr(int width, int height, byte[] samples) {
    return new Pixels(width, height, samples, 3, 3 * width, 2, 1, 0);
  }

  /** One sample a pixel. */
  public static Pixels grey(int width, int height, byte[] samples) {
    return new Pixels(width, height, samples, 1, width, 0, 0, 0);
  }

  public boolean isGrey() {
    return red == green && green == blue;
  }
}
