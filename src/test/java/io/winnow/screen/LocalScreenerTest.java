package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.winnow.core.Algorithm;
import io.winnow.core.ItemKind;
import io.winnow.core.Limits;
import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.PixelHash;
import io.winnow.core.Reason;
import io.winnow.core.ScreenTask;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The real rooms behind the screener, without a child. */
class LocalScreenerTest {
  private static final String PROSE =
      "<p>The orchard keeps four kinds of apples, and in autumn the baskets stand along the wall.</p>";

  private static final List<Hashing> PDQ = List.of(new Hashing(Algorithm.PDQ, false));

  private final List<byte[]> offered = new ArrayList<>();

  private static Limits limits(int parts, long partBytes) {
    Limits all = Limits.DEFAULT;
    return new Limits(
        all.recordBytes(), all.pixels(), all.scans(), parts, partBytes, all.cpu(), all.heapBytes());
  }

  private List<Measurement> screen(byte[] bytes, String type, Limits limits, int... skipped)
      throws IOException {
    Path folder = Path.of("/none").toAbsolutePath();
    PartGate gate =
        (part, content) -> {
          offered.add(content);
          assertEquals(offered.size(), part);
          for (int skip : skipped) {
            if (skip == part) {
              return PartGate.Answer.SKIP;
            }
          }
          return PartGate.Answer.MEASURE;
        };
    try (LocalScreener screener =
        new LocalScreenerFactory()
            .open(new ScreenerSetup(limits, PDQ, List.of(), folder, folder))) {
      return screener.screen(new ScreenTask(bytes, type, "http://a.example/x"), gate);
    }
  }

  private List<Measurement> screen(byte[] bytes, String type, int... skipped) throws IOException {
    return screen(bytes, type, Limits.DEFAULT, skipped);
  }

  private static byte[] picture(String format, int seed, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = (int) (128 + 60 * Math.sin(x / (3.0 + seed)) + 60 * Math.cos(y * x / 190.0));
        image.setRGB(x, y, grey << 16 | (x * seed & 0xff) << 8 | (y & 0xff));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      bytes.writeBytes(piece);
    }
    return bytes.toByteArray();
  }

  /** Puts a preview into a JPEG: an EXIF block (TIFF, big-endian) with a second directory. */
  private static byte[] withPreview(byte[] jpeg, byte[] preview) {
    ByteBuffer tiff = ByteBuffer.allocate(44);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 0).putInt(14).putShort((short) 2);
    tiff.putShort((short) 0x201).putShort((short) 4).putInt(1).putInt(44);
    tiff.putShort((short) 0x202).putShort((short) 4).putInt(1).putInt(preview.length);
    tiff.putInt(0);
    byte[] exif = join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array(), preview);
    byte[] marker = ByteBuffer.allocate(4).putShort((short) 0xffe1).array();
    ByteBuffer.wrap(marker).putShort(2, (short) (exif.length + 2));
    byte[] rest = java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length);
    return join(new byte[] {(byte) 0xff, (byte) 0xd8}, marker, exif, rest);
  }

  private static byte[] html(byte[]... pictures) {
    StringBuilder page = new StringBuilder("<html><title>t</title><body>" + PROSE);
    for (byte[] picture : pictures) {
      page.append("<img alt='a' src='data:image/jpeg;base64,")
          .append(Base64.getEncoder().encodeToString(picture))
          .append("'>");
    }
    return (page + "</body></html>").getBytes(StandardCharsets.UTF_8);
  }

  private static List<Integer> parts(List<Measurement> measurements) {
    return measurements.stream().map(Measurement::part).toList();
  }

  @Test
  void aPictureIsMeasured() throws IOException {
    Measurement one = screen(picture("png", 3, 160, 120), "image/png").get(0);
    assertEquals("image/png", one.mediaType());
    assertNotNull(one.image());
    assertEquals(160, one.image().width());
    assertEquals(120, one.image().height());
    assertNotNull(one.image().pdq());
  }

  @Test
  void whatThePictureIsCountsAndNotWhatItsServerSays() throws IOException {
    assertEquals("image/jpeg", screen(picture("jpg", 3, 90, 90), "text/html").get(0).mediaType());
  }

  @Test
  void aPictureTooSmallToHashHasNoHash() throws IOException {
    Measurement one = screen(picture("png", 3, 4, 200), "").get(0);
    assertNotNull(one.image());
    assertEquals(List.of(PixelHash.none(Algorithm.PDQ)), one.image().hashes());
  }

  @Test
  void previewsInPreviewsAreNumberedAsTheyAreFound() throws IOException {
    byte[] inner = picture("jpg", 5, 40, 40);
    byte[] outer = withPreview(picture("jpg", 4, 60, 60), inner);
    byte[] photo = withPreview(picture("jpg", 3, 120, 90), outer);
    List<Measurement> all = screen(photo, "image/jpeg");
    assertEquals(List.of(0, 1, 2), parts(all));
    assertArrayEquals(outer, offered.get(0));
    assertArrayEquals(inner, offered.get(1));
    assertEquals(List.of(120, 60, 40), all.stream().map(m -> m.image().width()).toList());
  }

  @Test
  void resultsAscendWherePicturesInAPageHavePreviews() throws IOException {
    byte[] photo = withPreview(picture("jpg", 3, 120, 90), picture("jpg", 5, 40, 40));
    byte[] other = withPreview(picture("jpg", 8, 110, 90), picture("jpg", 5, 30, 40));
    List<Measurement> all = screen(html(photo, picture("jpg", 6, 80, 80), other), "text/html");
    assertEquals(List.of(0, 1, 2, 3, 4, 5), parts(all));
    assertEquals(
        List.of(120, 40, 80, 110, 30), all.stream().skip(1).map(m -> m.image().width()).toList());
    assertNotNull(all.get(0).document());
    assertEquals(
        List.of(1, 3, 4), all.get(0).document().images().stream().map(i -> i.part()).toList());
  }

  @Test
  void whatIsSkippedIsNotDecodedNorIsWhatItCarries() throws IOException {
    byte[] photo = withPreview(picture("jpg", 3, 120, 90), picture("jpg", 5, 40, 40));
    List<Measurement> all = screen(html(photo, picture("jpg", 6, 80, 80)), "text/html", 1);
    assertEquals(List.of(0, 2), parts(all));
    assertEquals(80, all.get(1).image().width());
  }

  private void unscannable(Reason reason, byte[] bytes, String type, Limits limits)
      throws IOException {
    Measurement whole = screen(bytes, type, limits).get(0);
    assertEquals(reason, whole.unscannable());
    assertNull(whole.image());
    assertNull(whole.document());
  }

  @Test
  void bytesAfterAPicturesEndMakeItUnscannable() throws IOException {
    byte[] page = html();
    for (String format : List.of("png", "jpg")) {
      byte[] polyglot = join(picture(format, 3, 90, 90), page);
      unscannable(Reason.TRAILING_DATA, polyglot, "text/html", Limits.DEFAULT);
    }
  }

  @Test
  void noBytesAndUnknownBytesAreUnscannable() throws IOException {
    unscannable(Reason.EMPTY, new byte[0], "image/png", Limits.DEFAULT);
    byte[] noise = new byte[64];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 73 + 129);
    }
    unscannable(Reason.UNRECOGNISED, noise, "", Limits.DEFAULT);
  }

  @Test
  void aPictureThatIsCutIsUnscannable() throws IOException {
    byte[] png = picture("png", 3, 90, 90);
    Measurement cut = screen(java.util.Arrays.copyOf(png, png.length / 2), "image/png").get(0);
    assertEquals(ItemKind.IMAGE, cut.kind());
    assertNotNull(cut.unscannable());
  }

  @Test
  void aBrokenPictureInAPageIsUnscannableAlone() throws IOException {
    byte[] jpeg = picture("jpg", 3, 90, 90);
    byte[] cut = java.util.Arrays.copyOf(jpeg, jpeg.length / 2);
    List<Measurement> all = screen(html(cut, jpeg), "text/html");
    assertEquals(List.of(0, 1, 2), parts(all));
    assertNull(all.get(0).unscannable());
    assertNotNull(all.get(1).unscannable());
    assertNull(all.get(2).unscannable());
  }

  @Test
  void partsAreCountedAndWeighed() throws IOException {
    byte[] jpeg = picture("jpg", 3, 90, 90);
    byte[] page = html(jpeg, picture("jpg", 7, 90, 90));
    unscannable(Reason.PART_COUNT_LIMIT, page, "text/html", limits(1, 1 << 20));
    offered.clear();
    unscannable(Reason.PART_BYTES_LIMIT, page, "text/html", limits(9, jpeg.length + 1));
    offered.clear();
    byte[] photo = withPreview(picture("jpg", 3, 120, 90), withPreview(jpeg, jpeg));
    assertEquals(
        Reason.PART_COUNT_LIMIT,
        screen(photo, "image/jpeg", limits(1, 1 << 20)).get(1).unscannable());
  }
}
