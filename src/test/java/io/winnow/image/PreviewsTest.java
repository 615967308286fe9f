package io.winnow.image;

import static io.winnow.image.Splice.chunk;
import static io.winnow.image.Splice.exif;
import static io.winnow.image.Splice.hex;
import static io.winnow.image.Splice.insert;
import static io.winnow.image.Splice.join;
import static io.winnow.image.Splice.latin1;
import static io.winnow.image.Splice.segment;
import static io.winnow.image.Splice.with;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.UnscannableException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewsTest {
  private static final int AFTER_SOI = 2;
  private static final int AFTER_IHDR = 33;

  private final byte[] thumbnail = Pictures.jpeg(Pictures.colour(16, 16), false);
  private final byte[] jpeg = Pictures.jpeg(Pictures.colour(40, 40), false);
  private final byte[] png = Pictures.file(Pictures.colour(10, 10), "png");

  @Test
  void findsNothingInPlainFiles() throws UnscannableException {
    for (byte[] file : Pictures.oneOfEach().values()) {
      ImageHeader header = ImageGate.inspect(file, Limits.DEFAULT);
      assertEquals(List.of(), header.previews());
      assertFalse(header.uncheckedPreview());
    }
  }

  @Test
  void findsTheExifThumbnailOfAJpeg() throws UnscannableException {
    byte[] exif = segment(0xe1, latin1("Exif\0\0"), exif(thumbnail));
    assertSoleThumbnail(insert(jpeg, AFTER_SOI, exif));
  }

  @Test
  void findsTheExifThumbnailOfAPng() throws UnscannableException {
    assertSoleThumbnail(insert(png, AFTER_IHDR, chunk("eXIf", exif(thumbnail))));
  }

  @Test
  void findsTheExifThumbnailOfAWebp() throws UnscannableException {
    byte[] data = exif(thumbnail);
    byte[] padding = new byte[data.length % 2];
    byte[] webp = Pictures.resource("lossy.webp");
    byte[] chunk = join(latin1("EXIF"), littleEndian(data.length), data, padding);
    byte[] longer = join(webp, chunk);
    assertSoleThumbnail(
        join(
            latin1("RIFF"),
            littleEndian(longer.length - 8),
            Arrays.copyOfRange(longer, 8, longer.length)));
  }

  @Test
  void findsThePhotoshopThumbnail() throws UnscannableException {
    for (String id : new String[] {"0409", "040c"}) {
      byte[] data = join(hex("00000001"), new byte[24], thumbnail);
      byte[] other = join(latin1("8BIM"), hex("0404 0000 00000003"), latin1("abc\0"));
      byte[] resource =
          join(
              latin1("8BIM"),
              hex(id + "0000"),
              ByteBuffer.allocate(4).putInt(data.length).array(),
              data);
      byte[] app13 = segment(0xed, latin1("Photoshop 3.0\0"), other, resource);
      assertSoleThumbnail(insert(jpeg, AFTER_SOI, app13));
    }
  }

  @Test
  void findsTwoThumbnails() throws UnscannableException {
    byte[] exif = segment(0xe1, latin1("Exif\0\0"), exif(thumbnail));
    ImageHeader header =
        ImageGate.inspect(insert(jpeg, AFTER_SOI, join(exif, exif)), Limits.DEFAULT);
    assertEquals(2, header.previews().size());
    assertFalse(header.uncheckedPreview());
  }

  @Test
  void reportsWhatItCannotCutOut() throws UnscannableException {
    assertUnchecked(insert(jpeg, AFTER_SOI, segment(0xe0, latin1("JFXX\0\20"), thumbnail)));
    byte[] jfif = segment(0xe0, latin1("JFIF\0\1\2\0\0\1\0\1\1\1"), new byte[3]);
    assertUnchecked(insert(jpeg, AFTER_SOI, jfif));
    assertUnchecked(insert(jpeg, AFTER_SOI, segment(0xeb, latin1("JP jumbf"), thumbnail)));
    String xmp = "http://ns.adobe.com/xap/1.0/\0<xmpGImg:image>/9j/4AAQ</xmpGImg:image>";
    assertUnchecked(insert(jpeg, AFTER_SOI, segment(0xe1, latin1(xmp))));
    assertUnchecked(insert(jpeg, AFTER_SOI, segment(0xfe, png)));
    assertUnchecked(insert(png, AFTER_IHDR, chunk("prVW", png)));
    assertUnchecked(insert(png, AFTER_IHDR, chunk("zTXt", latin1("Raw profile type exif\0\0x"))));
    byte[] bytes = segment(0xe1, latin1("Exif\0\0"), exif(thumbnail));
    byte[] beyond = with(bytes, 4 + 6 + 8 + 6 + 2 + 12 + 8, 0, 1, 0, 0);
    assertUnchecked(insert(jpeg, AFTER_SOI, beyond));
  }

  @Test
  void passesDamagedExifThatLeadsNowhere() throws UnscannableException {
    byte[] nowhere = segment(0xe1, latin1("Exif\0\0MM\0*\0\0\0\b\0\0\u00ff\u00ff\u00ff\u00f0"));
    ImageHeader header = ImageGate.inspect(insert(jpeg, AFTER_SOI, nowhere), Limits.DEFAULT);
    assertEquals(List.of(), header.previews());
    assertFalse(header.uncheckedPreview());
  }

  private void assertSoleThumbnail(byte[] file) throws UnscannableException {
    ImageHeader header = ImageGate.inspect(file, Limits.DEFAULT);
    assertEquals(1, header.previews().size());
    ByteRange range = header.previews().get(0);
    assertArrayEquals(thumbnail, Arrays.copyOfRange(file, range.offset(), range.end()));
    assertFalse(header.uncheckedPreview());
  }

  private static void assertUnchecked(byte[] file) throws UnscannableException {
    assertTrue(ImageGate.inspect(file, Limits.DEFAULT).uncheckedPreview());
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).putInt(Integer.reverseBytes(value)).array();
  }
}
