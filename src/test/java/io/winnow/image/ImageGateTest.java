package io.winnow.image;

import static io.winnow.image.Splice.chunk;
import static io.winnow.image.Splice.find;
import static io.winnow.image.Splice.hex;
import static io.winnow.image.Splice.insert;
import static io.winnow.image.Splice.join;
import static io.winnow.image.Splice.latin1;
import static io.winnow.image.Splice.segment;
import static io.winnow.image.Splice.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageGateTest {
  private static final int IEND = 12;

  @Test
  void tellsTheSizeOfEveryFormat() throws UnscannableException {
    assertSize(ImageFormat.JPEG, 37, 23, Pictures.jpeg(Pictures.colour(37, 23), false));
    assertSize(ImageFormat.PNG, 17, 13, Pictures.file(Pictures.colour(17, 13), "png"));
    assertSize(ImageFormat.BMP, 17, 13, Pictures.file(Pictures.colour(17, 13), "bmp"));
    assertSize(ImageFormat.TIFF, 17, 13, Pictures.file(Pictures.colour(17, 13), "tiff"));
    assertSize(ImageFormat.GIF, 9, 7, gif());
    assertSize(ImageFormat.WEBP, 65, 63, Pictures.resource("lossy.webp"));
    assertSize(ImageFormat.WEBP, 20, 200, Pictures.resource("lossless.webp"));
    assertSize(ImageFormat.WEBP, 64, 64, Pictures.resource("alpha.webp"));
  }

  @Test
  void letsNoTruncatedFilePass() {
    Pictures.oneOfEach()
        .forEach(
            (name, file) -> {
              for (int length = 0; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                assertThrows(
                    UnscannableException.class,
                    () -> ImageGate.inspect(cut, Limits.DEFAULT),
                    () -> name + " cut to " + cut.length + " of " + file.length);
              }
            });
  }

  @Test
  void callsAFileWithoutItsEndTruncated() {
    Pictures.oneOfEach()
        .forEach(
            (name, file) ->
                assertRefused(Reason.TRUNCATED, Arrays.copyOf(file, file.length - 1), name));
  }

  @Test
  void refusesBytesAfterTheEnd() {
    Pictures.oneOfEach()
        .forEach(
            (name, file) -> {
              assertRefused(Reason.TRAILING_DATA, join(file, file), name);
              assertRefused(Reason.TRAILING_DATA, join(file, latin1("x")), name);
              assertRefused(Reason.TRAILING_DATA, join(file, new byte[17]), name);
            });
  }

  @Test
  void toleratesALittlePadding() throws UnscannableException {
    for (byte[] file : Pictures.oneOfEach().values()) {
      ImageGate.inspect(join(file, new byte[16]), Limits.DEFAULT);
      ImageGate.inspect(join(file, latin1("\r\n ")), Limits.DEFAULT);
    }
  }

  @Test
  void refusesSeveralFrames() {
    byte[] gif = gif();
    byte[] frame = Arrays.copyOfRange(gif, find(gif, ",\0\0\0\0"), gif.length - 1);
    assertRefused(Reason.MULTI_FRAME, insert(gif, gif.length - 1, frame), "gif");
    assertRefused(Reason.MULTI_FRAME, Pictures.resource("animated.webp"), "webp");
    byte[] png = Pictures.file(Pictures.colour(5, 5), "png");
    byte[] twoFrames = chunk("acTL", hex("00000002 00000000"));
    assertRefused(Reason.MULTI_FRAME, insert(png, 33, twoFrames), "apng");
    byte[] still = chunk("fdAT", hex("00000000 00"));
    assertRefused(Reason.MULTI_FRAME, insert(png, png.length - IEND, still), "hidden frame");
    byte[] tiff = Pictures.file(Pictures.colour(5, 5), "tiff");
    assertRefused(Reason.MULTI_FRAME, withNextDirectory(tiff), "tiff");
  }

  @Test
  void passesAnAnimationControlOfOneFrame() throws UnscannableException {
    byte[] png = Pictures.file(Pictures.colour(5, 5), "png");
    byte[] oneFrame = chunk("acTL", hex("00000001 00000000"));
    assertSize(ImageFormat.PNG, 5, 5, insert(png, 33, oneFrame));
  }

  @Test
  void refusesMorePixelsThanThePolicyAllows() throws UnscannableException {
    Limits few = limits(17 * 13 - 1, 100);
    for (String format : new String[] {"png", "bmp", "tiff"}) {
      byte[] file = Pictures.file(Pictures.colour(17, 13), format);
      assertRefused(Reason.PIXEL_LIMIT, file, few);
      ImageGate.inspect(file, limits(17 * 13, 100));
    }
    assertRefused(Reason.PIXEL_LIMIT, Pictures.jpeg(Pictures.colour(17, 13), false), few);
    assertRefused(Reason.PIXEL_LIMIT, Pictures.resource("lossy.webp"), few);
    assertRefused(Reason.PIXEL_LIMIT, Pictures.resource("lossless.webp"), few);
    // A GIF's frame may be smaller than its canvas, and the other way round.
    assertRefused(Reason.PIXEL_LIMIT, with(gif(), 6, 0xff, 0xff, 0xff, 0xff), Limits.DEFAULT);
    int descriptor = find(gif(), ",\0\0\0\0");
    byte[] wide = with(gif(), descriptor + 5, 0xff, 0x7f, 0xff, 0x7f);
    assertRefused(Reason.PIXEL_LIMIT, wide, Limits.DEFAULT);
  }

  @Test
  void refusesASideThatDecodersCannotCount() {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(8, 8), false);
    byte[] long1 = with(jpeg, find(jpeg, "\u00ff\u00c0") + 5, 0x80, 0x00, 0x00, 0x01);
    assertRefused(Reason.PIXEL_LIMIT, long1, "a height of 32,768");
  }

  @Test
  void countsTheScansOfAProgressiveJpeg() throws UnscannableException {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(37, 23), true);
    int scans = ImageGate.inspect(jpeg, Limits.DEFAULT).scans();
    int markers = new String(jpeg, ISO_8859_1).split("\u00ff\u00da", -1).length - 1;
    assertEquals(markers, scans);
    assertRefused(Reason.SCAN_LIMIT, jpeg, limits(1_000_000, scans - 1));
    byte[] refinement = Arrays.copyOfRange(jpeg, lastScan(jpeg), jpeg.length - 2);
    byte[] bomb = jpeg;
    for (int i = 0; i < 101 - scans; i++) {
      bomb = insert(bomb, bomb.length - 2, refinement);
    }
    assertRefused(Reason.SCAN_LIMIT, bomb, "101 scans");
  }

  @Test
  void limitsScansTimesPixels() {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(37, 23), true);
    int frame = find(jpeg, "\u00ff\u00c2");
    // 10 scans of 15,000 × 15,000 are 2.25 GP.
    byte[] large = with(jpeg, frame + 5, 0x3a, 0x98, 0x3a, 0x98);
    assertRefused(Reason.SCAN_LIMIT, large, limits(225_000_000, 100));
  }

  @Test
  void refusesKindsOfJpegThatDecodersCannotRead() {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(8, 8), false);
    int frame = find(jpeg, "\u00ff\u00c0");
    for (int marker : new int[] {0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf}) {
      assertRefused(Reason.UNSUPPORTED_FORMAT, with(jpeg, frame + 1, marker), "SOF " + marker);
    }
    assertRefused(Reason.UNSUPPORTED_FORMAT, with(jpeg, frame + 4, 12), "12 bits");
    assertRefused(Reason.UNSUPPORTED_FORMAT, with(jpeg, frame + 5, 0, 0), "height to come");
    assertRefused(Reason.UNSUPPORTED_FORMAT, insert(jpeg, frame, segment(0xde)), "hierarchical");
  }

  @Test
  void refusesAJpegThatIsNotOnePicture() {
    byte[] jpeg = Pictures.jpeg(Pictures.colour(8, 8), false);
    int frame = find(jpeg, "\u00ff\u00c0");
    int scan = find(jpeg, "\u00ff\u00da");
    byte[] header = Arrays.copyOfRange(jpeg, frame, frame + 19);
    assertRefused(Reason.PARSE_FAILED, insert(jpeg, frame, header), "two frames");
    assertRefused(Reason.PARSE_FAILED, insert(jpeg, scan, latin1("junk")), "junk");
    assertRefused(Reason.PARSE_FAILED, insert(jpeg, scan, hex("ffd8")), "second start");
    assertRefused(Reason.PARSE_FAILED, join(Arrays.copyOf(jpeg, scan), hex("ffd9")), "no scan");
    // Components 2 and 3 never come: decoders would leave them grey.
    byte[] one = segment(0xda, hex("01 01 00 00 3f 00"), hex("00 00"));
    assertRefused(
        Reason.PARSE_FAILED, join(Arrays.copyOf(jpeg, scan), one, hex("ffd9")), "one of three");
  }

  @Test
  void refusesADamagedPng() {
    byte[] png = Pictures.file(Pictures.colour(5, 5), "png");
    int data = find(png, "IDAT");
    assertRefused(Reason.PARSE_FAILED, with(png, data + 6, png[data + 6] ^ 1), "checksum");
    byte[] text = chunk("tEXt", latin1("a\0b"));
    byte[] idat = Arrays.copyOfRange(png, data - 4, png.length - IEND);
    assertRefused(
        Reason.PARSE_FAILED, insert(png, png.length - IEND, join(text, idat)), "split data");
    assertRefused(
        Reason.PARSE_FAILED, join(Arrays.copyOf(png, 33), chunk("IEND", hex(""))), "none");
    assertRefused(Reason.TRUNCATED, with(png, data - 4, 0x7f, 0xff, 0xff, 0xff), "long chunk");
  }

  @Test
  void refusesFormatsThatCannotBeDecoded() {
    assertRefused(Reason.UNSUPPORTED_FORMAT, latin1("\0\0\0\24ftypavif\0\0\0\0avif"), "avif");
    assertRefused(Reason.UNSUPPORTED_FORMAT, latin1("<svg xmlns='x'/>"), "svg");
    assertRefused(Reason.UNSUPPORTED_FORMAT, oneFrameAnimation(), "webp");
    byte[] bmp = Pictures.file(Pictures.colour(5, 5), "bmp");
    assertRefused(Reason.UNSUPPORTED_FORMAT, with(bmp, 30, 1), "run-length bmp");
    assertRefused(Reason.UNSUPPORTED_FORMAT, latin1("II+\0\b\0\0\0\20\0\0\0\0\0\0\0"), "BigTIFF");
    assertRefused(Reason.UNRECOGNISED, latin1("plain text"), "text");
    assertRefused(Reason.EMPTY, new byte[0], "nothing");
  }

  @Test
  void answersEveryMutantWithAHeaderOrAReason() {
    Random random = new Random(7);
    for (Map.Entry<String, byte[]> valid : Pictures.oneOfEach().entrySet()) {
      for (int round = 0; round < 2000; round++) {
        byte[] mutant = valid.getValue().clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          int at =
              random.nextInt(random.nextBoolean() ? mutant.length : Math.min(64, mutant.length));
          mutant[at] =
              (byte) (random.nextBoolean() ? random.nextInt() : random.nextBoolean() ? 0xff : 0);
        }
        try {
          ImageGate.inspect(mutant, Limits.DEFAULT);
        } catch (UnscannableException e) {
          assertEquals(true, e.reason().isUnscannable());
        }
      }
    }
  }

  private static byte[] gif() {
    return Pictures.file(Pictures.of(BufferedImage.TYPE_BYTE_INDEXED, 9, 7), "gif");
  }

  private static byte[] oneFrameAnimation() {
    byte[] webp = Pictures.resource("animated.webp");
    int second = new String(webp, ISO_8859_1).lastIndexOf("ANMF");
    return with(Arrays.copyOf(webp, second), 4, second - 8, (second - 8) >> 8, 0, 0);
  }

  private static int lastScan(byte[] jpeg) {
    return new String(jpeg, ISO_8859_1).lastIndexOf("\u00ff\u00da");
  }

  /** Lets the only directory point to itself as the next one. */
  private static byte[] withNextDirectory(byte[] tiff) {
    ByteBuffer buffer = ByteBuffer.wrap(tiff.clone());
    if (tiff[0] == 'I') {
      buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
    int directory = buffer.getInt(4);
    int entries = buffer.getShort(directory);
    buffer.putInt(directory + 2 + 12 * entries, directory);
    return buffer.array();
  }

  private static Limits limits(long pixels, int scans) {
    Limits d = Limits.DEFAULT;
    return new Limits(
        d.recordBytes(), pixels, scans, d.parts(), d.partBytes(), d.cpu(), d.heapBytes());
  }

  private static void assertSize(ImageFormat format, int width, int height, byte[] file)
      throws UnscannableException {
    ImageHeader header = ImageGate.inspect(file, Limits.DEFAULT);
    assertEquals(format, header.format());
    assertEquals(width + "×" + height, header.width() + "×" + header.height());
    assertEquals(1, header.frames());
  }

  private static void assertRefused(Reason reason, byte[] file, Limits limits) {
    UnscannableException refusal =
        assertThrows(UnscannableException.class, () -> ImageGate.inspect(file, limits));
    assertEquals(reason, refusal.reason());
  }

  private static void assertRefused(Reason reason, byte[] file, String what) {
    UnscannableException refusal =
        assertThrows(
            UnscannableException.class, () -> ImageGate.inspect(file, Limits.DEFAULT), what);
    assertEquals(reason, refusal.reason(), what);
  }

  @Test
  void refusesBytesInAPngThatItsSizeDoesNotAskFor() throws UnscannableException {
    byte[] header = hex("00000005 00000004 08 00 000000"); // 5 × 4, grey
    byte[] rows = new byte[4 * 6];
    for (byte[] sound : List.of(deflated(rows), join(deflated(rows), new byte[4]))) {
      ImageGate.inspect(png(header, sound), Limits.DEFAULT);
    }
    byte[] hidden = latin1("zz-hidden-bytes-of-another-picture");
    assertRefused(Reason.TRAILING_DATA, png(header, deflated(join(rows, hidden))), "rows");
    assertRefused(Reason.TRAILING_DATA, png(header, join(deflated(rows), hidden)), "stream");
    byte[] second = join(png(header), chunk("IDAT", deflated(rows)), chunk("IDAT", hidden), end());
    assertRefused(Reason.TRAILING_DATA, second, "chunk");
    byte[] interlaced = hex("00000005 00000004 08 00 000001");
    // Adam7 of 5 × 4: passes of 1×1, 1×1, 2×1... with a filter byte for each row.
    int size = (1 + 1) + (1 + 1) + 0 + (1 + 1) + (1 + 3) + 2 * (1 + 2) + 2 * (1 + 5);
    ImageGate.inspect(png(interlaced, deflated(new byte[size])), Limits.DEFAULT);
    assertRefused(
        Reason.TRAILING_DATA, png(interlaced, deflated(new byte[size + 1])), "interlaced");
  }

  @Test
  void refusesBytesInATiffStripThatItsSizeDoesNotAskFor() throws UnscannableException {
    ImageGate.inspect(tiff(new byte[4 * 4 + 8]), Limits.DEFAULT);
    assertRefused(
        Reason.TRAILING_DATA, tiff(join(new byte[4 * 4], latin1("zz-hidden-picture"))), "strip");
  }

  /** 4 × 4, grey, one strip without compression. */
  private static byte[] tiff(byte[] strip) {
    int[][] fields = {
      {256, 4},
      {257, 4},
      {258, 8},
      {259, 1},
      {262, 1},
      {273, 122},
      {277, 1},
      {278, 4},
      {279, strip.length}
    };
    ByteBuffer head = ByteBuffer.allocate(122);
    head.put(latin1("MM")).putShort((short) 42).putInt(8).putShort((short) fields.length);
    for (int[] field : fields) {
      head.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
    }
    return join(head.putInt(0).array(), strip);
  }

  private static byte[] png(byte[] header, byte[] data) {
    return join(png(header), chunk("IDAT", data), end());
  }

  private static byte[] png(byte[] header) {
    return join(hex("89504e470d0a1a0a"), chunk("IHDR", header));
  }

  private static byte[] end() {
    return chunk("IEND", new byte[0]);
  }

  private static byte[] deflated(byte[] data) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try (var deflater = new java.util.zip.DeflaterOutputStream(out)) {
      deflater.write(data);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
