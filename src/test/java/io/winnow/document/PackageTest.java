package io.winnow.document;

import static io.winnow.document.Fixtures.docx;
import static io.winnow.document.Fixtures.parse;
import static io.winnow.document.Fixtures.utf8;
import static io.winnow.document.Fixtures.wordBody;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import io.winnow.document.Fixtures.Sink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class PackageTest {
  private static final byte[] JPEG = Fixtures.jpeg(5);

  private static byte[] wordWithPicture() throws Exception {
    try (XWPFDocument word = new XWPFDocument()) {
      var run = word.createParagraph().createRun();
      run.setText("The mill");
      run.addPicture(
          new java.io.ByteArrayInputStream(JPEG),
          PictureType.JPEG,
          "mill.jpg",
          9525 * 48,
          9525 * 40);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      word.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] sheet(Workbook book) throws Exception {
    try (book) {
      var sheet = book.createSheet("zz-sheet");
      sheet.createRow(0).createCell(0).setCellValue("The mill");
      int index = book.addPicture(JPEG, Workbook.PICTURE_TYPE_JPEG);
      ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
      sheet.createDrawingPatriarch().createPicture(anchor, index);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    }
  }

  private static void assertMillAndPicture(byte[] bytes) throws Exception {
    Sink sink = new Sink();
    ParsedDocument document = parse(bytes, "", sink);
    assertTrue(document.text().contains("The mill"), document.text());
    assertEquals(1, sink.parts.stream().filter(p -> Arrays.equals(p, JPEG)).count());
    assertEquals(sink.parts.size(), document.images().size());
  }

  @Test
  void officeDocumentsGiveTextAndThePicturesOwnBytes() throws Exception {
    assertMillAndPicture(wordWithPicture());
    assertMillAndPicture(sheet(new XSSFWorkbook()));
    assertMillAndPicture(sheet(new HSSFWorkbook()));
    try (XMLSlideShow show = new XMLSlideShow()) {
      var slide = show.createSlide();
      slide.createTextBox().setText("The mill");
      slide.createPicture(
          show.addPicture(JPEG, org.apache.poi.sl.usermodel.PictureData.PictureType.JPEG));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      show.write(out);
      assertMillAndPicture(out.toByteArray());
    }
  }

  @Test
  void aDocumentInADocumentIsTakenApart() throws Exception {
    byte[] outer = docx(wordBody("outer"), Map.of("word/embeddings/inner.docx", wordWithPicture()));
    Sink sink = new Sink();
    ParsedDocument document = parse(outer, "", sink);
    assertTrue(document.text().contains("outer") && document.text().contains("The mill"));
    assertTrue(sink.holds(JPEG));
  }

  @Test
  void nestingEndsAtItsLimit() {
    byte[] nested = docx(wordBody("x"), Map.of());
    for (int i = 0; i < 10; i++) {
      nested = docx(wordBody("x"), Map.of("word/embeddings/i.docx", nested));
    }
    Fixtures.assertUnscannable(Reason.DEPTH_LIMIT, nested, "");
  }

  @Test
  void anUnknownEmbeddedThingIsAPart() throws Exception {
    byte[] noise = {0, 1, 2, 3, 4, 5, 6, 7, 1, 1, 1, 1};
    Sink sink = new Sink();
    parse(docx(wordBody("x"), Map.of("word/embeddings/o.bin", noise)), "", sink);
    assertArrayEquals(noise, sink.parts.get(0));
  }

  @Test
  void odfAndEpubGiveTextAndPictures() throws Exception {
    String ns = "urn:oasis:names:tc:opendocument:xmlns:";
    Map<String, byte[]> odt = new LinkedHashMap<>();
    odt.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
    odt.put(
        "content.xml",
        utf8(
            "<office:document-content xmlns:office='%soffice:1.0' xmlns:text='%stext:1.0'><office:body><office:text><text:p>The mill</text:p></office:text></office:body></office:document-content>"
                .formatted(ns, ns)));
    odt.put("Pictures/1.jpg", JPEG);
    assertMillAndPicture(Fixtures.zip(odt));
    odt.put("META-INF/manifest.xml", utf8("<?xml version='1.0'?><m><encryption-data/></m>"));
    Fixtures.assertUnscannable(Reason.ENCRYPTED, Fixtures.zip(odt), "");

    Map<String, byte[]> epub = new LinkedHashMap<>();
    epub.put("mimetype", utf8("application/epub+zip"));
    epub.put("META-INF/container.xml", utf8("<?xml version='1.0'?><container/>"));
    epub.put("o/b.xhtml", utf8("<?xml version='1.0'?><html><body><p>second</p></body></html>"));
    epub.put("o/a.xhtml", utf8("<?xml version='1.0'?><html><body><p>The mill</p></body></html>"));
    epub.put("o/p.jpg", JPEG);
    epub.put(
        "o/x.opf",
        utf8(
            "<?xml version='1.0'?><package xmlns:dc='d'><metadata><dc:title>zz</dc:title></metadata><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>"));
    assertMillAndPicture(Fixtures.zip(epub));
    ParsedDocument book = parse(Fixtures.zip(epub), "", new Sink());
    assertEquals("zz", book.title());
    assertEquals("The mill\nsecond", book.text());
    byte[] outer = docx(wordBody("x"), Map.of("word/embeddings/b.epub", Fixtures.zip(epub)));
    Sink sink = new Sink();
    assertTrue(parse(outer, "", sink).text().contains("The mill"));
    assertTrue(sink.holds(JPEG));
  }

  @Test
  void richTextGivesTextAndPictures() throws Exception {
    StringBuilder hex = new StringBuilder();
    for (byte b : JPEG) {
      hex.append("%02x".formatted(b & 0xff));
    }
    String rtf =
        "{\\rtf1\\ansi\\pard The mill\\par {\\*\\shppict{\\pict{\\*\\picprop x}\\jpegblip\\picw48 "
            + hex
            + "}}}";
    assertMillAndPicture(rtf.getBytes(StandardCharsets.US_ASCII));
    byte[] cut = rtf.substring(0, rtf.length() - 2).getBytes(StandardCharsets.US_ASCII);
    Fixtures.assertUnscannable(Reason.TRUNCATED, cut, "");
  }

  @Test
  void encryptedOfficeIsSaidToBe() throws Exception {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("zz");
      try (var out = encryptor.getDataStream(files)) {
        out.write(wordWithPicture());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);
      Fixtures.assertUnscannable(Reason.ENCRYPTED, bytes.toByteArray(), "");
    }
  }

  @Test
  void entitiesAreRefused() {
    StringBuilder laughs = new StringBuilder("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }
    String body = wordBody("&a29;").replace("<?xml version='1.0' encoding='UTF-8'?>", "");
    Fixtures.assertUnscannable(Reason.PARSE_FAILED, docx(laughs + "]>" + body, Map.of()), "");
    String xxe =
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
            + wordBody("&e;").replace("<?xml version='1.0' encoding='UTF-8'?>", "");
    Fixtures.assertUnscannable(Reason.PARSE_FAILED, docx(xxe, Map.of()), "");
  }

  @Test
  void bombsMeetTheirLimit() {
    Limits small = new Limits(1 << 20, 1000, 10, 5, 1 << 20, Duration.ofSeconds(1), 64L << 20);
    byte[] bomb = docx(wordBody("a".repeat(8 << 20)), Map.of());
    assertReason(Reason.PART_BYTES_LIMIT, bomb, small);
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 9; i++) {
      many.put("word/media/" + i + ".jpeg", Fixtures.jpeg(i + 1));
    }
    assertReason(Reason.PART_COUNT_LIMIT, docx(wordBody("x"), many), small);
  }

  private static void assertReason(Reason reason, byte[] bytes, Limits limits) {
    assertEquals(
        reason,
        org.junit.jupiter.api.Assertions.assertThrows(
                UnscannableException.class, () -> parse(bytes, "", limits, new Sink()))
            .reason());
  }

  @Test
  void aPackageWithHiddenOrMissingBytesIsRefused() throws Exception {
    byte[] whole = wordWithPicture();
    Fixtures.assertUnscannable(Reason.PARSE_FAILED, Arrays.copyOf(whole, whole.length * 2 / 3), "");
    byte[] hidden = new byte[whole.length + JPEG.length];
    System.arraycopy(JPEG, 0, hidden, 0, 4);
    System.arraycopy(whole, 0, hidden, JPEG.length, whole.length);
    org.junit.jupiter.api.Assertions.assertThrows(
        UnscannableException.class,
        () ->
            DocumentParser.parse(
                hidden,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "",
                "",
                Limits.DEFAULT,
                new Sink()));
  }
}
