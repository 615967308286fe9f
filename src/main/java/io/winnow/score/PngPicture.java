package io.winnow.score;

import io.winnow.core.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes the picture of a model's self-test. Only for pictures that come with a model; what a
 * crawl brings goes through the room of pictures and its gates.
 */
public final class PngPicture {
  private PngPicture() {}

  /**
   * Decodes a PNG of 8-bit grey or RGB samples; alpha is dropped.
   *
   * @throws IOException if it is anything else
   */
  public static Pixels decode(byte[] png) throws IOException {
    BufferedImage image =
        ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
    if (image == null
        || image.getColorModel() instanceof IndexColorModel
        || image.getSampleModel().getSampleSize(0) != 8) {
      throw new IOException("not a PNG of 8-bit grey or RGB samples");
    }
    Raster raster = image.getRaster();
    boolean grey = raster.getNumBands() < 3;
    byte[] samples = new byte[3 * image.getWidth() * image.getHeight()];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        for (int c = 0; c < 3; c++) {
          samples[to++] = (byte) raster.getSample(x, y, grey ? 0 : c);
        }
      }
    }
    return Pixels.rgb(image.getWidth(), image.getHeight(), samples);
  }
}
