package io.winnow.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Pictures by formula, packages from a map, and a sink that remembers what it was offered. */
final class Fixtures {
  static final String PROSE =
      "The mill stands where the brook leaves the wood, and in spring its wheel turns day and"
          + " night. Farmers bring their grain in carts, and while it is ground they sit on the"
          + " wall and talk about the weather, the price of barley and the state of the road.";

  private Fixtures() {}

  /** Remembers parts in order. */
  static final class Sink implements EmbeddedParts {
    final List<byte[]> parts = new ArrayList<>();

    @Override
    public int offer(byte[] bytes, String nameHint) {
      parts.add(bytes);
      return parts.size();
    }

    boolean holds(byte[] picture) {
      return parts.stream().anyMatch(p -> Arrays.equals(p, picture));
    }
  }

  static byte[] jpeg(int seed) {
    return encoded(image(seed, 48, 40), "jpeg");
  }

  static byte[] png(int seed) {
    return encoded(image(seed, 32, 24), "png");
  }

  static BufferedImage image(int seed, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 5 + seed) % 256 << 16 | (y * 7 * seed) % 256 << 8 | (x * y) % 256);
      }
    }
    return image;
  }

  static byte[] encoded(BufferedImage image, String format) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static ParsedDocument html(String html, Sink sink) throws UnscannableException {
    return parse(utf8(html), "text/html", sink);
  }

  static ParsedDocument parse(byte[] bytes, String declared, EmbeddedParts sink)
      throws UnscannableException {
    return parse(bytes, declared, Limits.DEFAULT, sink);
  }

  static ParsedDocument parse(byte[] bytes, String declared, Limits limits, EmbeddedParts sink)
      throws UnscannableException {
    String url = "https://example.org/a/page.html";
    String type = MediaTypes.detect(bytes, declared, url);
    return DocumentParser.parse(bytes, type, declared, url, limits, sink);
  }

  static void assertUnscannable(Reason reason, byte[] bytes, String declared) {
    UnscannableException thrown =
        assertThrows(UnscannableException.class, () -> parse(bytes, declared, new Sink()));
    assertEquals(reason, thrown.reason());
  }

  /** A zip; an entry named mimetype is stored, as its formats ask for. */
  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        if (each.getKey().equals("mimetype")) {
          CRC32 crc = new CRC32();
          crc.update(each.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(each.getValue().length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] docx(String documentXml, Map<String, byte[]> more) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "[Content_Types].xml",
        utf8(
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default"
                + " Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Default Extension='jpeg' ContentType='image/jpeg'/>"
                + "<Default Extension='docx' ContentType='application/x-zz'/><Default Extension='epub' ContentType='application/epub+zip'/><Default Extension='bin' ContentType='application/octet-stream'/>"
                + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"));
    entries.put(
        "_rels/.rels",
        utf8(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'"
                + " Target='word/document.xml'/></Relationships>"));
    entries.put("word/document.xml", utf8(documentXml));
    entries.putAll(more);
    return zip(entries);
  }

  static String wordBody(String text) {
    return "<?xml version='1.0' encoding='UTF-8'?><w:document"
        + " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>"
        + text
        + "</w:t></w:r></w:p></w:body></w:document>";
  }
}
