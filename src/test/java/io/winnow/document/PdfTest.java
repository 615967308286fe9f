package io.winnow.document;

import static io.winnow.document.Fixtures.parse;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Reason;
import io.winnow.document.Fixtures.Sink;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.junit.jupiter.api.Test;

class PdfTest {
  private static final byte[] JPEG = Fixtures.jpeg(7);

  private interface Draw {
    void on(PDDocument pdf, PDPage page, PDPageContentStream content) throws Exception;
  }

  private static byte[] pdf(Draw draw) throws Exception {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        draw.on(pdf, page, content);
      }
      return saved(pdf);
    }
  }

  private static byte[] saved(PDDocument pdf) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pdf.save(out);
    return out.toByteArray();
  }

  private static void write(PDPageContentStream content, String words) throws Exception {
    content.beginText();
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
    content.newLineAtOffset(50, 700);
    content.showText(words);
    content.endText();
  }

  private static PDImageXObject jpeg(PDDocument pdf) throws Exception {
    return PDImageXObject.createFromByteArray(pdf, JPEG, "mill");
  }

  @Test
  void picturesAreNumberedInTheOrderOfPages() throws Exception {
    byte[] file;
    try (PDDocument pdf = new PDDocument()) {
      List<PDPage> pages = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        pages.add(new PDPage());
        pdf.addPage(pages.get(i));
      }
      for (int i = 0; i < 4; i++) {
        try (PDPageContentStream content = new PDPageContentStream(pdf, pages.get(i))) {
          for (int k = 0; k < 2; k++) {
            PDImageXObject picture =
                PDImageXObject.createFromByteArray(pdf, Fixtures.jpeg(50 + 2 * i + k), null);
            content.drawImage(picture, 50, 50 + 200 * k);
          }
        }
        // A link back to the other end: its order must not count.
        PDAnnotationLink link = new PDAnnotationLink();
        PDPageFitDestination end = new PDPageFitDestination();
        end.setPage(pages.get(3 - i));
        link.setDestination(end);
        pages.get(i).setAnnotations(List.of(link));
      }
      file = saved(pdf);
    }
    Sink sink = new Sink();
    parse(file, "application/pdf", sink);
    assertEquals(8, sink.parts.size());
    for (int i = 0; i < 8; i++) {
      assertArrayEquals(Fixtures.jpeg(50 + i), sink.parts.get(i));
    }
  }

  @Test
  void textIsTakenAndAJpegKeepsItsBytes() throws Exception {
    Sink sink = new Sink();
    ParsedDocument document =
        parse(
            pdf(
                (pdf, page, content) -> {
                  pdf.getDocumentInformation().setTitle("The mill");
                  write(content, "The mill stands where the brook leaves the wood.");
                  content.drawImage(jpeg(pdf), 20, 20);
                }),
            "",
            sink);
    assertEquals("The mill", document.title());
    assertEquals("The mill stands where the brook leaves the wood.", document.text());
    assertEquals(1, sink.parts.size());
    assertArrayEquals(JPEG, sink.parts.get(0));
    assertEquals(1, document.images().get(0).part());
  }

  @Test
  void aPictureWithoutJpegComesAsPngOfTheSamePixels() throws Exception {
    BufferedImage image = Fixtures.image(9, 37, 29);
    Sink sink = new Sink();
    parse(
        pdf(
            (pdf, page, content) ->
                content.drawImage(LosslessFactory.createFromImage(pdf, image), 0, 0)),
        "",
        sink);
    BufferedImage part = ImageIO.read(new ByteArrayInputStream(sink.parts.get(0)));
    for (int y = 0; y < 29; y++) {
      for (int x = 0; x < 37; x++) {
        assertEquals(image.getRGB(x, y) & 0xffffff, part.getRGB(x, y) & 0xffffff);
      }
    }
  }

  @Test
  void picturesInFormsAnnotationsAndContentAreFound() throws Exception {
    Sink sink = new Sink();
    parse(
        pdf(
            (pdf, page, content) -> {
              PDFormXObject form = new PDFormXObject(pdf);
              form.setBBox(new PDRectangle(10, 10));
              PDResources resources = new PDResources();
              resources.add(jpeg(pdf));
              resources.put(COSName.getPDFName("Self"), form); // A loop.
              form.setResources(resources);
              page.setResources(new PDResources());
              page.getResources().add(form);
              PDAnnotationText note = new PDAnnotationText();
              note.setContents("zz-note");
              page.getAnnotations().add(note);
            }),
        "",
        sink);
    assertTrue(sink.holds(JPEG));
    Sink inline = new Sink();
    parse(
        pdf(
            (pdf, page, content) -> {
              org.apache.pdfbox.cos.COSDictionary header =
                  new org.apache.pdfbox.cos.COSDictionary();
              header.setInt(COSName.W, 16);
              header.setInt(COSName.H, 16);
              header.setInt(COSName.BPC, 8);
              header.setItem(COSName.CS, COSName.G);
              byte[] pixels = new byte[256];
              Arrays.fill(pixels, (byte) 'x');
              content.drawImage(new PDInlineImage(header, pixels, null), 0, 0, 16, 16);
            }),
        "",
        inline);
    assertEquals(1, inline.parts.size());
  }

  @Test
  void aPictureOf60000SquaredFailsClosed() throws Exception {
    byte[] bytes =
        pdf(
            (pdf, page, content) -> {
              write(content, "words");
              PDImageXObject image = jpeg(pdf);
              image.setWidth(60_000);
              image.setHeight(60_000);
              content.drawImage(image, 0, 0, 10, 10);
            });
    Fixtures.assertUnscannable(Reason.PIXEL_LIMIT, bytes, "");
  }

  @Test
  void aPictureWithTooFewPixelsFailsClosed() throws Exception {
    byte[] bytes =
        pdf(
            (pdf, page, content) -> {
              PDImageXObject image =
                  LosslessFactory.createFromImage(pdf, Fixtures.image(2, 30, 30));
              image.setHeight(3000);
              content.drawImage(image, 0, 0, 10, 10);
            });
    Fixtures.assertUnscannable(Reason.PART_NOT_EXTRACTED, bytes, "");
  }

  @Test
  void anEncryptedPdfIsSaidToBe() throws Exception {
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      Fixtures.assertUnscannable(Reason.ENCRYPTED, saved(pdf), "");
    }
  }

  @Test
  void emptyCutAndLoopingPdfsAreUnscannable() throws Exception {
    byte[] empty = pdf((pdf, page, content) -> {});
    Fixtures.assertUnscannable(Reason.EMPTY_RESULT, empty, "");
    byte[] whole = pdf((pdf, page, content) -> content.drawImage(jpeg(pdf), 0, 0));
    Fixtures.assertUnscannable(
        Reason.TRUNCATED, Arrays.copyOf(whole, whole.length / 2), "application/pdf");
    byte[] loop =
        ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
                + "trailer<</Root 1 0 R>>\n%%EOF")
            .getBytes(StandardCharsets.US_ASCII);
    org.junit.jupiter.api.Assertions.assertThrows(
        io.winnow.core.UnscannableException.class, () -> parse(loop, "", new Sink()));
  }
}
