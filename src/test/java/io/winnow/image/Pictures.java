package io.winnow.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures by formula, and files made of them. */
final class Pictures {
  private Pictures() {}

  /** Sample {@code band} of every picture here at a place: soft waves, 0–255. */
  static int sample(int x, int y, int band) {
    return (int) (127.5 + 120 * Math.sin(0.21 * x + 0.13 * (band + 1) * y + band));
  }

  static BufferedImage of(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    fill(image.getRaster(), image.getColorModel().getComponentSize(0) == 16 ? 257 : 1);
    return image;
  }

  static void fill(WritableRaster raster, int scale) {
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          raster.setSample(x, y, band, sample(x, y, band) * scale);
        }
      }
    }
  }

  static BufferedImage colour(int width, int height) {
    return of(BufferedImage.TYPE_3BYTE_BGR, width, height);
  }

  /** One colour in 5, 6 and 5 bits: all red, half green, no blue. */
  static BufferedImage colour565(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_565_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setPixel(x, y, new int[] {31, 32, 0});
      }
    }
    return image;
  }

  static BufferedImage grey(int width, int height) {
    return of(BufferedImage.TYPE_BYTE_GRAY, width, height);
  }

  static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new AssertionError("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] jpeg(BufferedImage image, boolean progressive) {
    return jpeg(new IIOImage(image, null, null), progressive);
  }

  /** Four components as they are, without an Adobe marker. */
  static byte[] rawJpeg(Raster raster) {
    return jpeg(new IIOImage(raster, null, null), false);
  }

  private static byte[] jpeg(IIOImage image, boolean progressive) {
    ImageWriter writer = jdk(ImageIO.getImageWritersByFormatName("jpeg"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.95f);
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** What the JDK's own reader makes of a JPEG. */
  static Raster readByJdk(byte[] jpeg) throws IOException {
    ImageReader reader = jdk(ImageIO.getImageReadersByFormatName("jpeg"));
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in);
      return reader.read(0).getRaster();
    } finally {
      reader.dispose();
    }
  }

  /** The JDK's own among the plug-ins that answer to a name. */
  private static <T> T jdk(Iterator<T> plugins) {
    while (plugins.hasNext()) {
      T plugin = plugins.next();
      if (plugin.getClass().getName().startsWith("com.sun.")) {
        return plugin;
      }
    }
    throw new AssertionError("the JDK has none");
  }

  /** A committed file of this package's resources. */
  static byte[] resource(String name) {
    try (InputStream in = Objects.requireNonNull(Pictures.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One small valid file of each format that is decoded. */
  static Map<String, byte[]> oneOfEach() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("jpeg", jpeg(colour(37, 23), false));
    files.put("progressive jpeg", jpeg(colour(37, 23), true));
    files.put("grey jpeg", jpeg(grey(20, 20), false));
    files.put("png", file(colour(17, 13), "png"));
    files.put("gif", file(of(BufferedImage.TYPE_BYTE_INDEXED, 17, 13), "gif"));
    files.put("bmp", file(colour(17, 13), "bmp"));
    files.put("tiff", file(colour(17, 13), "tiff"));
    files.put("lossy webp", resource("lossy.webp"));
    files.put("lossless webp", resource("lossless.webp"));
    files.put("webp with alpha", resource("alpha.webp"));
    return files;
  }
}
