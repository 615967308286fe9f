package io.winnow.image;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;

/** Width and height in pixels that a decoder may be asked for. */
record Size(int width, int height) {
  /** Decoders index rows and columns with 16 bits here and there. */
  private static final int MAX_SIDE = 32_767;

  /**
   * @throws UnscannableException {@code PARSE_FAILED} for an empty picture, {@code PIXEL_LIMIT} for
   *     one that is too large
   */
  static Size within(Limits limits, long width, long height) throws UnscannableException {
    if (width < 1 || height < 1) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    if (width > MAX_SIDE || height > MAX_SIDE || width * height > limits.pixels()) {
      throw new UnscannableException(Reason.PIXEL_LIMIT);
    }
    return new Size((int) width, (int) height);
  }

  long pixels() {
    return (long) width * height;
  }
}
