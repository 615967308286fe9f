package io.winnow.image;

import static io.winnow.image.Splice.chunk;
import static io.winnow.image.Splice.hex;
import static io.winnow.image.Splice.insert;
import static io.winnow.image.Splice.join;
import static io.winnow.image.Splice.latin1;
import static io.winnow.image.Splice.segment;
import static io.winnow.image.Splice.with;
import static io.winnow.image.Splice.without;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.Pixels;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void givesTheSamplesOfALosslessColourPicture(String format) throws UnscannableException {
    assertFormula(decode(Pictures.file(Pictures.colour(31, 19), format)), 3, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void givesTheSamplesOfALosslessGreyPicture(String format) throws UnscannableException {
    assertFormula(decode(Pictures.file(Pictures.grey(31, 19), format)), 1, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void takesTheHighByteOfDeepGreyWithoutAnyGamma(String format) throws UnscannableException {
    byte[] file = Pictures.file(Pictures.of(BufferedImage.TYPE_USHORT_GRAY, 31, 19), format);
    assertFormula(decode(file), 1, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void dropsAlpha(String format) throws UnscannableException {
    byte[] file = Pictures.file(Pictures.of(BufferedImage.TYPE_4BYTE_ABGR, 31, 19), format);
    assertFormula(decode(file), 3, 0);
  }

  @Test
  void takesTheHighByteOfDeepColour() throws UnscannableException, IOException {
    // 2×1 pixels of 16 bits: rgb 1234 5678 9abc, then ffff 00ff ff00.
    byte[] file = png(2, 1, 16, 2, hex("00 1234 5678 9abc ffff 00ff ff00"));
    assertRgb(decode(file), 0, 0, 0x12, 0x56, 0x9a);
    assertRgb(decode(file), 1, 0, 0xff, 0x00, 0xff);
  }

  @Test
  void readsPackedGreyAsEvenSteps() throws UnscannableException, IOException {
    Pixels pixels = decode(png(4, 1, 2, 0, hex("00 1b")));
    for (int x = 0; x < 4; x++) {
      assertRgb(pixels, x, 0, 85 * x, 85 * x, 85 * x);
    }
  }

  @Test
  void readsAPaletteWithTransparentColours() throws UnscannableException, IOException {
    byte[] file = png(2, 1, 8, 3, hex("00 01 00"));
    byte[] palette = chunk("PLTE", hex("0a141e 28323c"));
    byte[] transparency = chunk("tRNS", hex("00 00"));
    Pixels pixels = decode(insert(file, 33, join(palette, transparency)));
    assertRgb(pixels, 0, 0, 40, 50, 60);
    assertRgb(pixels, 1, 0, 10, 20, 30);
  }

  @Test
  void readsBitFields() throws UnscannableException {
    Pixels pixels = decode(Pictures.file(Pictures.of(BufferedImage.TYPE_INT_RGB, 31, 19), "bmp"));
    assertFormula(pixels, 3, 0);
    Pixels few = decode(Pictures.file(Pictures.colour565(31, 19), "bmp"));
    assertRgb(few, 0, 0, 255, 130, 0); // 31, 32 and 0 of 31, 63 and 31
  }

  @Test
  void comesCloseToTheFormulaForJpeg() throws UnscannableException {
    assertFormula(decode(Pictures.jpeg(Pictures.grey(64, 48), false)), 1, 12);
    assertFormula(decode(Pictures.jpeg(Pictures.grey(64, 48), true)), 1, 12);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void convertsJpegColoursAsLibjpegDoes(boolean progressive)
      throws UnscannableException, IOException {
    byte[] file = Pictures.jpeg(Pictures.colour(61, 47), progressive);
    Raster theirs = Pictures.readByJdk(file);
    Pixels ours = decode(file);
    for (int y = 0; y < 47; y++) {
      for (int x = 0; x < 61; x++) {
        int[] rgb = theirs.getPixel(x, y, (int[]) null);
        assertRgb(ours, x, y, rgb[0], rgb[1], rgb[2]);
      }
    }
  }

  @Test
  void takesThreeComponentsForYccWithoutAJfifMarkerToo() throws UnscannableException {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(61, 47), false);
    assertTrue(Splice.latin1("JFIF")[0] == jpeg[6], "the JDK writes JFIF first");
    byte[] bare = without(jpeg, 2, 18);
    assertEquals(Arrays.hashCode(decode(jpeg).samples()), Arrays.hashCode(decode(bare).samples()));
  }

  @Test
  void heedsAnAdobeMarkerThatSaysRgb() throws UnscannableException {
    byte[] bare = without(Pictures.jpeg(Pictures.colour(16, 16), false), 2, 18);
    Pixels ycc = decode(bare);
    Pixels rgb = decode(insert(bare, 2, adobe(0)));
    // Read as RGB, the samples are the raw ones: converting them gives what YCC gives.
    int y = sample(rgb, 3, 4, 0);
    int cb = sample(rgb, 3, 4, 1);
    int cr = sample(rgb, 3, 4, 2);
    assertEquals(y + 1.402 * (cr - 128), sample(ycc, 3, 4, 0), 1);
    assertEquals(y + 1.772 * (cb - 128), sample(ycc, 3, 4, 2), 1);
  }

  @Test
  void convertsInvertedCmyk() throws UnscannableException {
    byte[] file = insert(Pictures.rawJpeg(flat(200, 100, 50, 128)), 2, adobe(0));
    assertNear(decode(file), 200 * 128 / 255, 100 * 128 / 255, 50 * 128 / 255);
  }

  @Test
  void convertsYcck() throws UnscannableException {
    // Stored: inverted ink 200, 100, 50 as YCC of its complement; black ink inverted 255 = none.
    int red = 255 - 200;
    int green = 255 - 100;
    int blue = 255 - 50;
    double y = 0.299 * red + 0.587 * green + 0.114 * blue;
    int cb = (int) Math.round(128 + (blue - y) / 1.772);
    int cr = (int) Math.round(128 + (red - y) / 1.402);
    byte[] file = insert(Pictures.rawJpeg(flat((int) Math.round(y), cb, cr, 255)), 2, adobe(2));
    assertNear(decode(file), 200, 100, 50);
  }

  @Test
  void readsWebp() throws UnscannableException, IOException {
    Pixels lossless = decode(Pictures.resource("lossless.webp"));
    Raster source = vector("petals-11-20x200.png");
    double difference = 0;
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 20; x++) {
        int[] rgb = source.getPixel(x, y, (int[]) null);
        assertRgb(lossless, x, y, rgb[0], rgb[1], rgb[2]);
      }
    }
    Pixels lossy = decode(Pictures.resource("lossy.webp"));
    source = vector("rings-2-65x63.png");
    for (int y = 0; y < 63; y++) {
      for (int x = 0; x < 65; x++) {
        difference += Math.abs(source.getSample(x, y, 1) - sample(lossy, x, y, 1));
      }
    }
    assertTrue(difference / (63 * 65) < 12, "mean difference of lossy WebP " + difference);
    assertEquals(64, decode(Pictures.resource("alpha.webp")).width());
  }

  @Test
  void refusesAJpegWhoseCodedDataEndEarly() {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(64, 64), false);
    byte[] cut = join(Arrays.copyOf(jpeg, jpeg.length * 7 / 10), hex("ffd9"));
    assertRefused(Reason.TRUNCATED, cut);
  }

  @Test
  void refusesAJpegWithBytesHiddenInItsScan() {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(64, 64), false);
    byte[] hidden = latin1("hidden ".repeat(100));
    assertRefused(Reason.TRAILING_DATA, insert(jpeg, jpeg.length - 2, hidden));
  }

  @Test
  void toleratesAFewBytesBeforeTheEndOfAJpeg() throws UnscannableException {
    for (boolean progressive : new boolean[] {false, true}) {
      byte[] jpeg = Pictures.jpeg(Pictures.colour(64, 64), progressive);
      byte[] padded = insert(jpeg, jpeg.length - 2, new byte[16]);
      assertArrayEquals(decode(jpeg).samples(), decode(padded).samples());
      assertRefused(Reason.TRAILING_DATA, insert(jpeg, jpeg.length - 2, new byte[40]));
    }
    byte[] jpeg = Pictures.jpeg(Pictures.colour(64, 64), false);
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 7 / 10);
    assertRefused(Reason.TRUNCATED, join(cut, new byte[8], hex("ffd9")));
  }

  @Test
  void isNotSilencedByAnEarlierWarning() {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(64, 64), false);
    byte[] cut = join(Arrays.copyOf(jpeg, jpeg.length * 7 / 10), hex("ffd9"));
    // libjpeg warns once a picture; of JFIF 3.x, here.
    assertRefused(Reason.TRUNCATED, with(cut, 11, 3));
  }

  @Test
  void refusesAPngWhoseRowsAreMissing() throws IOException {
    assertRefused(Reason.TRUNCATED, png(2, 3, 8, 0, hex("00 0102 00 0304")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossless.webp", "alpha.webp"})
  void refusesAWebpWhoseCodedDataEndEarly(String name) {
    byte[] file = Pictures.resource(name);
    String text = new String(file, ISO_8859_1);
    int chunk = Math.max(text.indexOf("VP8 "), text.indexOf("VP8L"));
    int length = (file[chunk + 4] & 0xff) | (file[chunk + 5] & 0xff) << 8;
    int step = Math.max(7, length / 60);
    for (int kept = length / 4; kept < length - 4; kept += step) {
      byte[] cut = Arrays.copyOf(file, chunk + 8 + kept);
      byte[] framed = with(cut, chunk + 4, kept, kept >> 8);
      int size = cut.length - 8;
      byte[] whole = with(framed, 4, size, size >> 8);
      assertThrows(UnscannableException.class, () -> decode(whole), name + " cut to " + kept);
    }
  }

  @Test
  void refusesAGifWhoseCodesEndEarly() {
    byte[] gif = Pictures.file(Pictures.of(BufferedImage.TYPE_BYTE_INDEXED, 17, 13), "gif");
    byte[] early = join(Arrays.copyOf(gif, gif.length - 40), new byte[] {0, 0x3b});
    int blockStart = lastBlock(gif);
    int left = early.length - 2 - blockStart - 1;
    assertRefused(Reason.TRUNCATED, with(early, blockStart, left));
  }

  @Test
  void refusesATiffWhosePackedRowsEndEarly() throws IOException {
    byte[] tiff = packedTiff(new byte[] {2, 1, 2, 3});
    assertThrows(UnscannableException.class, () -> decode(tiff));
  }

  @Test
  void readsAPackedTiff() throws UnscannableException, IOException {
    // PackBits: a run of three nines, then three literals.
    Pixels pixels = decode(packedTiff(new byte[] {-2, 9, 2, 1, 2, 3}));
    assertRgb(pixels, 2, 0, 9, 9, 9);
    assertRgb(pixels, 1, 1, 2, 2, 2);
  }

  @Test
  void readsThroughABrokenColourProfile() throws UnscannableException {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(16, 16), false);
    byte[] profile = segment(0xe2, latin1("ICC_PROFILE\0\1\1"), new byte[200]);
    assertEquals(16, decode(insert(jpeg, 20, profile)).width());
  }

  @Test
  void answersEveryMutantWithPixelsOrAReason() {
    Random random = new Random(11);
    for (Map.Entry<String, byte[]> valid : Pictures.oneOfEach().entrySet()) {
      int decoded = 0;
      for (int round = 0; round < 200; round++) {
        byte[] mutant = valid.getValue().clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
          mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
        try {
          ImageHeader header = ImageGate.inspect(mutant, Limits.DEFAULT);
          if ((long) header.width() * header.height() > 100_000) {
            continue; // Legal, and slow to no purpose here.
          }
          Pixels pixels = ImageDecoder.decode(mutant, header);
          assertEquals(header.width(), pixels.width());
          assertEquals(header.height(), pixels.height());
          decoded++;
        } catch (UnscannableException e) {
          assertTrue(e.reason().isUnscannable());
        }
      }
      assertTrue(decoded < 400, valid.getKey());
    }
  }

  private static Pixels decode(byte[] file) throws UnscannableException {
    return ImageDecoder.decode(file, ImageGate.inspect(file, Limits.DEFAULT));
  }

  private static void assertRefused(Reason reason, byte[] file) {
    UnscannableException refusal = assertThrows(UnscannableException.class, () -> decode(file));
    assertEquals(reason, refusal.reason());
  }

  private static int sample(Pixels pixels, int x, int y, int band) {
    int offset = band == 0 ? pixels.red() : band == 1 ? pixels.green() : pixels.blue();
    return pixels.samples()[y * pixels.rowStride() + x * pixels.pixelStride() + offset] & 0xff;
  }

  private static void assertRgb(Pixels pixels, int x, int y, int red, int green, int blue) {
    assertEquals(
        red + " " + green + " " + blue,
        sample(pixels, x, y, 0) + " " + sample(pixels, x, y, 1) + " " + sample(pixels, x, y, 2),
        () -> "at " + x + ", " + y);
  }

  private static void assertNear(Pixels pixels, int red, int green, int blue) {
    assertEquals(red, sample(pixels, 5, 5, 0), 4);
    assertEquals(green, sample(pixels, 5, 5, 1), 4);
    assertEquals(blue, sample(pixels, 5, 5, 2), 4);
  }

  private static void assertFormula(Pixels pixels, int bands, int tolerance) {
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        for (int band = 0; band < 3; band++) {
          int expected = Pictures.sample(x, y, bands == 1 ? 0 : band);
          assertEquals(expected, sample(pixels, x, y, band), tolerance, x + ", " + y);
        }
      }
    }
  }

  private static byte[] adobe(int transform) {
    return segment(0xee, latin1("Adobe"), hex("0064 0000 0000"), new byte[] {(byte) transform});
  }

  private static WritableRaster flat(int... samples) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, samples.length, null);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        raster.setPixel(x, y, samples);
      }
    }
    return raster;
  }

  private static byte[] png(int width, int height, int depth, int type, byte[] rows)
      throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(rows);
    }
    byte[] header = {
      0, 0, 0, (byte) width, 0, 0, 0, (byte) height, (byte) depth, (byte) type, 0, 0, 0
    };
    return join(
        "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1),
        chunk("IHDR", header),
        chunk("IDAT", packed.toByteArray()),
        chunk("IEND", new byte[0]));
  }

  /** Offset of the length of the one block of codes. */
  private static int lastBlock(byte[] gif) {
    int descriptor = new String(gif, ISO_8859_1).indexOf(",\0\0\0\0");
    int colours = (gif[descriptor + 9] & 0x80) == 0 ? 0 : 2 << (gif[descriptor + 9] & 7);
    int block = descriptor + 10 + 3 * colours + 1;
    while (gif[block + 1 + (gif[block] & 0xff)] != 0) {
      block += 1 + (gif[block] & 0xff);
    }
    return block;
  }

  /** Grey, 3×2, PackBits, one strip. */
  private static byte[] packedTiff(byte[] strip) {
    int[][] entries = {
      {256, 3}, {257, 2}, {258, 8}, {259, 32773}, {262, 1}, {273, 8}, {278, 2}, {279, strip.length}
    };
    byte[] even = Arrays.copyOf(strip, strip.length + strip.length % 2);
    ByteBuffer file = ByteBuffer.allocate(8 + even.length + 2 + 12 * entries.length + 4);
    file.put(latin1("MM")).putShort((short) 42).putInt(8 + even.length).put(even);
    file.putShort((short) entries.length);
    for (int[] entry : entries) {
      file.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
    }
    return file.array();
  }

  private static Raster vector(String name) throws IOException {
    try (var in = ImageDecoderTest.class.getResourceAsStream("/io/winnow/fingerprint/" + name)) {
      return ImageIO.read(in).getRaster();
    }
  }
}
