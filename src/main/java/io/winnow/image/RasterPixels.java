package io.winnow.image;

import io.winnow.core.Pixels;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Takes the samples out of a decoded {@code BufferedImage}.
 *
 * <p>Never by {@code getRGB}: it is slow, and it converts grey and 16-bit pictures through a linear
 * colour space, which makes them brighter than they are.
 */
final class RasterPixels {
  private RasterPixels() {}

  /** Wraps the samples where they are bytes in a row, and unpacks them where they are not. */
  static Pixels of(BufferedImage image) throws UnscannableException {
    Raster raster = image.getRaster();
    ColorModel colours = image.getColorModel();
    if (colours.isAlphaPremultiplied()) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    if (colours instanceof IndexColorModel palette) {
      return indexed(raster, palette);
    }
    if (colours instanceof DirectColorModel packed) {
      return packed(raster, packed);
    }
    if (colours instanceof ComponentColorModel && isGreyOrRgb(colours)) {
      return isByteWise(raster) ? wrapped(raster) : components(raster);
    }
    throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
  }

  private static boolean isGreyOrRgb(ColorModel colours) {
    int colourBands = colours.getNumColorComponents();
    int depth = colours.getComponentSize(0);
    int type = colours.getTransferType();
    return (colourBands == 1 || colourBands == 3)
        && ((depth == 8 && type == DataBuffer.TYPE_BYTE)
            || (depth == 16 && type == DataBuffer.TYPE_USHORT));
  }

  private static boolean isByteWise(Raster raster) {
    return raster.getSampleModel() instanceof PixelInterleavedSampleModel
        && raster.getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getOffset() == 0
        && raster.getSampleModelTranslateX() == 0
        && raster.getSampleModelTranslateY() == 0;
  }

  private static Pixels wrapped(Raster raster) {
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    int[] bands = model.getBandOffsets();
    boolean grey = bands.length < 3;
    return new Pixels(
        raster.getWidth(),
        raster.getHeight(),
        ((DataBufferByte) raster.getDataBuffer()).getData(),
        model.getPixelStride(),
        model.getScanlineStride(),
        bands[0],
        bands[grey ? 0 : 1],
        bands[grey ? 0 : 2]);
  }

  /** Any other order of whole samples; of 16 bits the high byte. */
  private static Pixels components(Raster raster) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands() < 3 ? 1 : 3;
    int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
    byte[] samples = new byte[width * height * bands];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int band = 0; band < bands; band++) {
        raster.getSamples(0, y, width, 1, band, row);
        int at = y * width * bands + band;
        for (int x = 0; x < width; x++, at += bands) {
          samples[at] = (byte) (row[x] >> shift);
        }
      }
    }
    return bands == 1 ? Pixels.grey(width, height, samples) : Pixels.rgb(width, height, samples);
  }

  private static Pixels indexed(Raster raster, IndexColorModel palette)
      throws UnscannableException {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int[] colours = new int[palette.getMapSize()];
    palette.getRGBs(colours);
    byte[] samples = new byte[3 * width * height];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int index : row) {
        if (index >= colours.length) { // No colour is defined: viewers differ.
          throw new UnscannableException(Reason.PARSE_FAILED);
        }
        at = put(samples, at, colours[index]);
      }
    }
    return Pixels.rgb(width, height, samples);
  }

  /** Samples as bit fields of one number a pixel. */
  private static Pixels packed(Raster raster, DirectColorModel colours) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] samples = new byte[3 * width * height];
    int[] row = new int[width * raster.getNumBands()];
    int bands = raster.getNumBands();
    int[] most = new int[3];
    for (int c = 0; c < 3; c++) {
      most[c] = (1 << colours.getComponentSize(c)) - 1;
    }
    int at = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          samples[at++] = (byte) ((row[x * bands + c] * 255 + most[c] / 2) / most[c]);
        }
      }
    }
    return Pixels.rgb(width, height, samples);
  }

  private static int put(byte[] samples, int at, int rgb) {
    samples[at] = (byte) (rgb >> 16);
    samples[at + 1] = (byte) (rgb >> 8);
    samples[at + 2] = (byte) rgb;
    return at + 3;
  }
}
