package io.winnow.sample;

import io.winnow.core.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * An RGB picture in memory.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb three bytes a pixel, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is its samples.
public record Raster(int width, int height, byte[] rgb) {
  /** What a formula gives for one pixel: 0xRRGGBB. */
  @FunctionalInterface
  interface Formula {
    int at(int x, int y);
  }

  static Raster draw(int width, int height, Formula formula) {
    byte[] rgb = new byte[3 * width * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = formula.at(x, y);
        rgb[at++] = (byte) (colour >> 16);
        rgb[at++] = (byte) (colour >> 8);
        rgb[at++] = (byte) colour;
      }
    }
    return new Raster(width, height, rgb);
  }

  /** Decodes a PNG or a JPEG; alpha is dropped, not blended. */
  static Raster decode(byte[] file) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      int bands = image.getRaster().getNumBands();
      if (image.getColorModel() instanceof java.awt.image.IndexColorModel || bands == 2) {
        throw new IOException("a picture with palette or grey alpha is none of ours");
      }
      int[] pixel = new int[4];
      return draw(
          image.getWidth(),
          image.getHeight(),
          (x, y) -> {
            image.getRaster().getPixel(x, y, pixel);
            return bands == 1 ? pixel[0] * 0x010101 : pixel[0] << 16 | pixel[1] << 8 | pixel[2];
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int at(int x, int y) {
    int at = 3 * (y * width + x);
    return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
  }

  /** Cuts a frame of so many pixels off every side. */
  Raster cropped(int frame) {
    return draw(width - 2 * frame, height - 2 * frame, (x, y) -> at(x + frame, y + frame));
  }

  /** The picture in another size, every new pixel the weighted mean of four old ones. */
  Raster resized(int newWidth, int newHeight) {
    return draw(
        newWidth,
        newHeight,
        (x, y) -> {
          // In 1/256 pixels, so that no rounding mode matters.
          int sourceX = Math.max(0, (2 * x + 1) * width * 128 / newWidth - 128);
          int sourceY = Math.max(0, (2 * y + 1) * height * 128 / newHeight - 128);
          int left = Math.min(width - 1, sourceX >> 8);
          int top = Math.min(height - 1, sourceY >> 8);
          int right = Math.min(width - 1, left + 1);
          int bottom = Math.min(height - 1, top + 1);
          int fx = sourceX & 255;
          int fy = sourceY & 255;
          int colour = 0;
          for (int shift = 0; shift <= 16; shift += 8) {
            int upper = channel(left, top, shift) * (256 - fx) + channel(right, top, shift) * fx;
            int lower =
                channel(left, bottom, shift) * (256 - fx) + channel(right, bottom, shift) * fx;
            colour |= ((upper * (256 - fy) + lower * fy + 32768) >> 16) << shift;
          }
          return colour;
        });
  }

  private int channel(int x, int y, int shift) {
    return at(x, y) >> shift & 255;
  }

  public Pixels pixels() {
    return Pixels.rgb(width, height, rgb);
  }
}
