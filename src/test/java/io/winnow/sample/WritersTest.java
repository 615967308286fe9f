package io.winnow.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.DistanceBand;
import io.winnow.fingerprint.TextbookPdq;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.Test;

/** What the hand-written writers write is what other people's readers read. */
class WritersTest {
  private static final MadeElsewhere ELSEWHERE =
      new MadeElsewhere(Path.of("sample-data/made-elsewhere"));
  private static final String HASH = Vectors.pdq().get(0).hex();

  @Test
  void codingsAreUndoneByTheirReaders() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] data = new byte[random.nextInt(round < 290 ? 3000 : 200_000)];
      random.nextBytes(data);
      for (int i = 0; i < data.length; i++) {
        // Few values and many repeats in some rounds, noise in others.
        data[i] = (byte) (data[i] & (1 << round % 9) - 1);
      }
      assertArrayEquals(data, new GZIPInputStream(stream(Deflate.gzip(data))).readAllBytes());
      assertArrayEquals(data, new InflaterInputStream(stream(Deflate.zlib(data))).readAllBytes());
      assertArrayEquals(data, new BrotliInputStream(stream(Codings.brotli(data))).readAllBytes());
    }
  }

  @Test
  void losslessFormatsKeepEveryPixel() throws IOException {
    Raster hills = Formulas.hills(5, 61, 43);
    assertArrayEquals(hills.rgb(), Raster.decode(ImageFiles.png(hills)).rgb());
    assertArrayEquals(hills.rgb(), Raster.decode(ImageFiles.bmp(hills)).rgb());
    assertArrayEquals(hills.rgb(), Raster.decode(ImageFiles.tiff(hills)).rgb());
    BufferedImage gif = ImageIO.read(stream(ImageFiles.gif(List.of(hills))));
    Raster read = Raster.draw(61, 43, gif::getRGB);
    assertArrayEquals(hills.rgb(), read.rgb());
    Raster webp = Raster.decode(ELSEWHERE.bytes("lineart-22.webp"));
    assertArrayEquals(Vectors.picture("lineart-22.png").rgb(), webp.rgb());
  }

  @Test
  void flatPicturesHaveTheColourOfTheFlatVector() {
    Raster vector = Vectors.picture("flat-128.png");
    assertArrayEquals(Formulas.flat(128, 128, Formulas.FLAT).rgb(), vector.rgb());
    for (String file : List.of("flat.jpg", "flat-progressive.jpg")) {
      Raster jpeg = Raster.decode(ELSEWHERE.bytes(file));
      for (int i = 0; i < jpeg.rgb().length; i++) {
        assertEquals(vector.rgb()[i % 3] & 0xff, jpeg.rgb()[i] & 0xff, 1.0, file);
      }
    }
  }

  @Test
  void pdfsOpenUnlessTheyAskForAPassword() throws IOException {
    PdfFile plain = new PdfFile().page("The path begins", "behind the mill");
    try (PDDocument document = Loader.loadPDF(plain.bytes())) {
      assertTrue(new PDFTextStripper().getText(document).contains("behind the mill"));
    }
    byte[] locked = new PdfFile().encrypted("walnut").page("Behind a password").bytes();
    assertThrows(InvalidPasswordException.class, () -> Loader.loadPDF(locked));
    try (PDDocument document = Loader.loadPDF(locked, "walnut")) {
      assertTrue(new PDFTextStripper().getText(document).contains("Behind a password"));
    }
  }

  @Test
  void aMadeUpHashIsAsFarAwayAsAskedFor() {
    for (int distance = 0; distance <= 128; distance += 2) {
      String other = KnownList.atDistance(HASH, distance);
      assertEquals(distance, TextbookPdq.distance(HASH, other));
      assertEquals(128, TextbookPdq.distance(other, "0".repeat(64)));
    }
  }

  @Test
  void aPictureThatIsTooCloseToAnEntryIsFound() {
    Raster dunes = Vectors.picture("dunes-8.png");
    Neighbours close = new Neighbours();
    close.stranger("dunes", dunes);
    Map<String, String> entries = Map.of("entry", KnownList.atDistance(HASH, 30));
    assertThrows(IllegalStateException.class, () -> close.check(entries));
    Neighbours meant = new Neighbours();
    meant.near("dunes", dunes, "entry", DistanceBand.D21_31);
    meant.check(entries);
    Neighbours wrongBand = new Neighbours();
    wrongBand.near("dunes", dunes, "entry", DistanceBand.D0_10);
    assertThrows(IllegalStateException.class, () -> wrongBand.check(entries));
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
