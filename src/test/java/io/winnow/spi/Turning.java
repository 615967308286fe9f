package io.winnow.spi;

import io.winnow.core.Orientation;
import io.winnow.core.Pixels;

/** Really turns pictures, pixel by pixel. */
public final class Turning {
  private Turning() {}

  /** The picture as it lies in that orientation, in three samples a pixel. */
  public static Pixels of(Pixels p, Orientation orientation) {
    return switch (orientation) {
      case UPRIGHT -> draw(p, false, (x, y) -> new int[] {x, y});
      case TURNED_90 -> clockwise(of(p, Orientation.UPRIGHT));
      case TURNED_180 -> clockwise(of(p, Orientation.TURNED_90));
      case TURNED_270 -> clockwise(of(p, Orientation.TURNED_180));
      case MIRRORED -> draw(p, false, (x, y) -> new int[] {p.width() - 1 - x, y});
      case MIRRORED_90 -> clockwise(of(p, Orientation.MIRRORED));
      case MIRRORED_180 -> clockwise(of(p, Orientation.MIRRORED_90));
      case MIRRORED_270 -> clockwise(of(p, Orientation.MIRRORED_180));
    };
  }

  /** What was the lower left corner comes to the upper left. */
  private static Pixels clockwise(Pixels p) {
    return draw(p, true, (x, y) -> new int[] {y, p.height() - 1 - x});
  }

  private interface Source {
    int[] of(int x, int y);
  }

  private static Pixels draw(Pixels p, boolean swapped, Source source) {
    int width = swapped ? p.height() : p.width();
    int height = swapped ? p.width() : p.height();
    byte[] out = new byte[3 * width * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int[] from = source.of(x, y);
        int in = from[1] * p.rowStride() + from[0] * p.pixelStride();
        out[at++] = p.samples()[in + p.red()];
        out[at++] = p.samples()[in + p.green()];
        out[at++] = p.samples()[in + p.blue()];
      }
    }
    return Pixels.rgb(width, height, out);
  }
}
