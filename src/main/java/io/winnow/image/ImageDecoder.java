package io.winnow.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.winnow.core.Pixels;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes 8-bit pixels of a picture that has passed the {@link ImageGate}.
 *
 * <p>Readers are chosen by class: a plug-in on the class path must not slip in between. They are
 * told to ignore metadata (compressed profiles and texts are bombs), and whatever they throw, or
 * only warn of, makes the picture unscannable: they return partial pictures with a mere warning.
 */
public final class ImageDecoder {
  private static final String JDK = "com.sun.imageio.plugins.";

  private static final Pattern BEFORE_END =
      Pattern.compile("\\b(\\d{1,9}) extraneous bytes before marker 0xd9");

  private ImageDecoder() {}

  /**
   * Decodes at full size, as stored: no rotation, no colour management, alpha dropped.
   *
   * @param bytes the same file that the header was made from; only read
   * @throws UnscannableException with {@code PARSE_FAILED}, {@code TRUNCATED}, {@code
   *     TRAILING_DATA}, {@code UNSUPPORTED_FORMAT}, {@code MEMORY_LIMIT} or {@code STACK_LIMIT}
   */
  public static Pixels decode(byte[] bytes, ImageHeader header) throws UnscannableException {
    Pixels pixels;
    try {
      pixels = decodeTrusting(bytes, header);
    } catch (UnscannableException | ThreadDeath e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new UnscannableException(Reason.MEMORY_LIMIT);
    } catch (StackOverflowError e) {
      throw new UnscannableException(Reason.STACK_LIMIT);
    } catch (Throwable e) { // Readers answer damage with anything that can be thrown.
      throw new UnscannableException(isEnd(e) ? Reason.TRUNCATED : Reason.PARSE_FAILED);
    }
    if (pixels.width() != header.width() || pixels.height() != header.height()) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    return pixels;
  }

  private static Pixels decodeTrusting(byte[] bytes, ImageHeader header)
      throws IOException, UnscannableException {
    return switch (header.format()) {
      case JPEG -> {
        JpegHead head = JpegHead.of(bytes);
        yield head.colour().toRgb(read(jdk("jpeg.JPEG"), head.bare(), r -> r.readRaster(0, null)));
      }
      case PNG -> RasterPixels.of(read(jdk("png.PNG"), bytes, r -> r.read(0)));
      case BMP -> RasterPixels.of(read(jdk("bmp.BMP"), bytes, r -> r.read(0)));
      case GIF -> GifDecoder.decode(bytes);
      case WEBP -> webp(bytes);
      case TIFF -> RasterPixels.of(read(new TIFFImageReaderSpi(), bytes, r -> r.read(0)));
      case AVIF, HEIC, JXL, SVG, ICO, PSD, JPEG2000 ->
          throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    };
  }

  private static Pixels webp(byte[] bytes) throws IOException, UnscannableException {
    WebpBitstream stream = WebpBitstream.in(bytes);
    if (!stream.lossless()) {
      return webpFile(stream.alone(bytes));
    }
    Pixels pixels = webpFile(stream.followedBy(bytes, (byte) 0));
    Pixels again = webpFile(stream.followedBy(bytes, (byte) 0xff));
    if (!Arrays.equals(pixels.samples(), again.samples())) {
      throw new UnscannableException(Reason.TRUNCATED);
    }
    return pixels;
  }

  private static Pixels webpFile(byte[] file) throws IOException, UnscannableException {
    return RasterPixels.of(read(new WebPImageReaderSpi(), file, r -> r.read(0)));
  }

  private interface Reading<T> {
    T from(ImageReader reader) throws IOException;
  }

  private static <T> T read(ImageReaderSpi provider, byte[] bytes, Reading<T> reading)
      throws IOException, UnscannableException {
    List<String> warnings = new ArrayList<>();
    ImageReader reader = provider.createReaderInstance();
    try (ImageInputStream input = new ByteArrayImageInputStream(bytes)) {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(input, true, true);
      T result = reading.from(reader);
      for (String warning : warnings) {
        if (!isPadding(warning)) {
          throw new UnscannableException(meaning(warning));
        }
      }
      return result;
    } finally {
      reader.dispose();
    }
  }

  /**
   * Whether libjpeg only speaks of a few bytes between the coded data and the end of the picture,
   * as some cameras leave there. It speaks only once a picture; but when it meets the end marker,
   * every row has been decoded and there is nothing left to warn of. (Up to eight bytes that lie in
   * its bit buffer already are not counted.)
   */
  private static boolean isPadding(String warning) {
    Matcher found = BEFORE_END.matcher(warning);
    return found.find() && Integer.parseInt(found.group(1)) <= Bytes.TOLERATED_PADDING;
  }

  /** What libjpeg's other warnings mean. None of them is harmless: it may hide a second one. */
  private static Reason meaning(String warning) {
    if (warning.contains("premature end") || warning.contains("Premature end")) {
      return Reason.TRUNCATED;
    }
    return warning.contains("extraneous bytes") ? Reason.TRAILING_DATA : Reason.PARSE_FAILED;
  }

  private static boolean isEnd(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 8; depth++) {
      if (cause instanceof EOFException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** The JDK's readers are in packages that it does not export, but stand in its registry. */
  private static ImageReaderSpi jdk(String name) {
    String wanted = JDK + name + "ImageReaderSpi";
    var providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      if (provider.getClass().getName().equals(wanted)) {
        return provider;
      }
    }
    throw new IllegalStateException("this Java platform has no " + wanted);
  }
}
