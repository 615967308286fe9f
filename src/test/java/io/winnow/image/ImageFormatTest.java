package io.winnow.image;

import static io.winnow.image.Splice.latin1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageFormatTest {
  @Test
  void recognisesEveryFormatByItsFirstBytes() {
    assertFormat(ImageFormat.JPEG, "\u00ff\u00d8\u00ff\u00e0");
    assertFormat(ImageFormat.PNG, "\u0089PNG\r\n\u001a\n");
    assertFormat(ImageFormat.GIF, "GIF87a");
    assertFormat(ImageFormat.GIF, "GIF89a");
    assertFormat(ImageFormat.WEBP, "RIFF\1\0\0\0WEBPVP8 ");
    assertFormat(ImageFormat.BMP, "BM\0\0\0\0\0\0\0\0\66\0\0\0\50\0\0\0");
    assertFormat(ImageFormat.TIFF, "II*\0");
    assertFormat(ImageFormat.TIFF, "MM\0*");
    assertFormat(ImageFormat.AVIF, "\0\0\0\34ftypavif\0\0\0\0");
    assertFormat(ImageFormat.AVIF, "\0\0\0\34ftypmif1\0\0\0\0mif1avifmiaf");
    assertFormat(ImageFormat.HEIC, "\0\0\0\30ftypheic\0\0\0\0mif1heic");
    assertFormat(ImageFormat.HEIC, "\0\0\0\30ftypmif1\0\0\0\0mif1heic");
    assertFormat(ImageFormat.JXL, "\u00ff\n\u00fa");
    assertFormat(ImageFormat.JXL, "\0\0\0\fJXL \r\n\u0087\n");
    assertFormat(ImageFormat.ICO, "\0\0\1\0\1\0\20\20\0\0");
    assertFormat(ImageFormat.PSD, "8BPS\0\1");
    assertFormat(ImageFormat.JPEG2000, "\0\0\0\fjP  \r\n\u0087\n");
    assertFormat(ImageFormat.JPEG2000, "\u00ffO\u00ffQ");
  }

  @Test
  void recognisesADrawingButNotAPageWithADrawing() {
    assertFormat(ImageFormat.SVG, "<svg/>");
    assertFormat(
        ImageFormat.SVG, "\u00ef\u00bb\u00bf<?xml version='1.0'?>\n<!-- a --> <svg width='1'>");
    assertFormat(ImageFormat.SVG, "<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'x'><svg/>");
    assertNone("<!DOCTYPE html><html><svg/></html>");
    assertNone("<html><svg/></html>");
    assertNone("<!-- <svg/>");
  }

  @Test
  void recognisesNoTextThatOnlyBeginsAlike() {
    assertNone("BMW builds cars, and other sentences");
    assertNone("");
    assertNone("\0\0\0\34ftypmp42\0\0\0\0isommp42");
    assertNone("RIFF\1\0\0\0WAVEfmt ");
  }

  private static void assertFormat(ImageFormat format, String head) {
    assertEquals(Optional.of(format), ImageFormat.of(latin1(head)));
  }

  private static void assertNone(String head) {
    assertEquals(Optional.empty(), ImageFormat.of(latin1(head)));
  }
}
