package io.winnow.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the least DOCX, ODT, EPUB and RTF that readers accept; every zip entry is stored. */
final class OfficeFiles {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String OOXML = "http://schemas.openxmlformats.org/";
  private static final String RELATIONSHIP = OOXML + "officeDocument/2006/relationships/";

  private OfficeFiles() {}

  static byte[] docx(List<String> paragraphs, List<byte[]> pngs) {
    StringBuilder body = new StringBuilder();
    paragraphs.forEach(p -> body.append("<w:p><w:r><w:t>" + p + "</w:t></w:r></w:p>"));
    for (int i = 1; i <= pngs.size(); i++) {
      body.append(drawing(i));
    }
    return docx(body + "<w:sectPr/></w:body></w:document>", pngs);
  }

  /** A DOCX whose main part is no well-formed XML. */
  static byte[] brokenDocx() {
    return docx("<w:p><w:r><w:t>The paragraph that never", List.of());
  }

  private static byte[] docx(String body, List<byte[]> pngs) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "[Content_Types].xml",
        utf8(
            XML
                + "<Types xmlns=\""
                + OOXML
                + "package/2006/content-types\">"
                + "<Default Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
                + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                + "</Types>"));
    entries.put(
        "_rels/.rels",
        utf8(
            XML
                + "<Relationships xmlns=\""
                + OOXML
                + "package/2006/relationships\">"
                + relationship("r1", "officeDocument", "word/document.xml")
                + "</Relationships>"));
    entries.put(
        "word/document.xml",
        utf8(
            XML
                + "<w:document xmlns:w=\""
                + OOXML
                + "wordprocessingml/2006/main\""
                + " xmlns:r=\""
                + OOXML
                + "officeDocument/2006/relationships\""
                + " xmlns:wp=\""
                + OOXML
                + "drawingml/2006/wordprocessingDrawing\""
                + " xmlns:a=\""
                + OOXML
                + "drawingml/2006/main\""
                + " xmlns:pic=\""
                + OOXML
                + "drawingml/2006/picture\"><w:body>"
                + body));
    StringBuilder pictures = new StringBuilder();
    for (int i = 1; i <= pngs.size(); i++) {
      pictures.append(relationship("p" + i, "image", "media/image" + i + ".png"));
    }
    entries.put(
        "word/_rels/document.xml.rels",
        utf8(
            XML
                + "<Relationships xmlns=\""
                + OOXML
                + "package/2006/relationships\">"
                + pictures
                + "</Relationships>"));
    for (int i = 1; i <= pngs.size(); i++) {
      entries.put("word/media/image" + i + ".png", pngs.get(i - 1));
    }
    return zip(entries);
  }

  private static String relationship(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>"
        .formatted(id, RELATIONSHIP + type, target);
  }

  private static String drawing(int number) {
    return ("<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1440000\" cy=\"1440000\"/>"
            + "<wp:docPr id=\"N\" name=\"Picture N\"/><a:graphic><a:graphicData uri=\""
            + OOXML
            + "drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"N\" name=\"N\"/>"
            + "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"pN\"/>"
            + "</pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline>"
            + "</w:drawing></w:r></w:p>")
        .replace("N\"", number + "\"");
  }

  static byte[] odt(List<String> paragraphs, byte[] png) {
    String oasis = "urn:oasis:names:tc:opendocument:xmlns:";
    StringBuilder body = new StringBuilder();
    paragraphs.forEach(p -> body.append("<text:p>" + p + "</text:p>"));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
    entries.put(
        "content.xml",
        utf8(
            XML
                + "<office:document-content xmlns:office=\""
                + oasis
                + "office:1.0\""
                + " xmlns:text=\""
                + oasis
                + "text:1.0\" xmlns:draw=\""
                + oasis
                + "drawing:1.0\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\">"
                + "<office:body><office:text>"
                + body
                + "<text:p><draw:frame><draw:image xlink:href=\"Pictures/p1.png\"/>"
                + "</draw:frame></text:p></office:text></office:body></office:document-content>"));
    entries.put("Pictures/p1.png", png);
    entries.put(
        "META-INF/manifest.xml",
        utf8(
            XML
                + "<manifest:manifest xmlns:manifest=\""
                + oasis
                + "manifest:1.0\">"
                + manifest("/", "application/vnd.oasis.opendocument.text")
                + manifest("content.xml", "text/xml")
                + manifest("Pictures/p1.png", "image/png")
                + "</manifest:manifest>"));
    return zip(entries);
  }

  private static String manifest(String path, String type) {
    return "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>"
        .formatted(path, type);
  }

  static byte[] epub(String title, List<String> paragraphs) {
    StringBuilder body = new StringBuilder();
    paragraphs.forEach(p -> body.append("<p>" + p + "</p>\n"));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("mimetype", utf8("application/epub+zip"));
    entries.put(
        "META-INF/container.xml",
        utf8(
            XML
                + "<container version=\"1.0\""
                + " xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
                + "<rootfile full-path=\"book.opf\" media-type=\"application/oebps-package+xml\"/>"
                + "</rootfiles></container>"));
    entries.put(
        "book.opf",
        utf8(
            XML
                + "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\""
                + " unique-identifier=\"id\"><metadata"
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
                + title
                + "</dc:title><dc:language>en</dc:language><dc:identifier id=\"id\">winnow-sample"
                + "</dc:identifier></metadata><manifest><item id=\"c1\" href=\"c1.xhtml\""
                + " media-type=\"application/xhtml+xml\"/></manifest>"
                + "<spine><itemref idref=\"c1\"/></spine></package>"));
    entries.put(
        "c1.xhtml",
        utf8(
            XML
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>"
                + title
                + "</title></head><body><h1>"
                + title
                + "</h1>\n"
                + body
                + "</body></html>"));
    return zip(entries);
  }

  static byte[] rtf(List<String> paragraphs) {
    StringBuilder rtf = new StringBuilder("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Serif;}}\n");
    paragraphs.forEach(p -> rtf.append("\\f0\\fs24 ").append(p).append("\\par\n"));
    return utf8(rtf.append("}\n").toString());
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : entries.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
