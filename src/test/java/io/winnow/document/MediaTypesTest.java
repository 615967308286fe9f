package io.winnow.document;

import static io.winnow.document.Fixtures.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaTypesTest {
  private static String detect(String text, String declared) {
    return MediaTypes.detect(utf8(text), declared, "https://example.org/x");
  }

  @Test
  void pagesAreSniffedWhateverTheServerSays() {
    for (String declared : new String[] {"", "text/plain", "image/png", "text/html; charset=x"}) {
      assertEquals("text/html", detect("\n <!-- a --> <!DOCTYPE HTML><p>x", declared));
      assertEquals("text/html", detect("<div>x</div>", declared));
    }
    assertEquals("application/xhtml+xml", detect("<?xml version='1.0'?><html/>", "text/xml"));
    assertEquals("text/html", detect("Warning: foo\n<html><body>x", "text/plain"));
    assertEquals(
        "text/html", MediaTypes.detect("<html><p>x".getBytes(StandardCharsets.UTF_16LE), "", ""));
  }

  @Test
  void declaredTypesAreHintsForTextOnly() {
    assertEquals("text/css", detect("body { color: red }", "text/css"));
    assertEquals("text/javascript", detect("var a = 1;", "application/javascript"));
    assertEquals("application/json", detect("{\"a\": 1}", "application/json; charset=utf-8"));
    assertEquals("text/plain", detect("just words", "application/octet-stream"));
    assertEquals("text/html", detect("just words", "text/html"));
    assertEquals("image/jpeg", MediaTypes.detect(Fixtures.jpeg(1), "text/html", ""));
  }

  @Test
  void feedsAndVectorsAreTheirOwnTypes() {
    assertEquals("image/svg+xml", detect("<?xml version='1.0'?><svg xmlns='x'/>", "text/xml"));
    assertEquals(
        DocumentKind.OTHER_RECOGNISED,
        MediaTypes.kindOf(detect("<?xml version='1.0'?><rss version='2.0'/>", "text/xml")));
  }

  @Test
  void packagesAreToldFromArchives() {
    assertEquals(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        MediaTypes.detect(Fixtures.docx(Fixtures.wordBody("x"), Map.of()), "", ""));
    assertEquals(
        "application/zip", MediaTypes.detect(Fixtures.zip(Map.of("a", utf8("b"))), "", ""));
    for (String type :
        new String[] {"application/epub+zip", "application/vnd.oasis.opendocument.text"}) {
      assertEquals(type, MediaTypes.detect(Fixtures.zip(Map.of("mimetype", utf8(type))), "", ""));
    }
  }

  @Test
  void unknownBytesAreUnrecognised() {
    byte[] noise = {1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 9, 9, 1};
    assertEquals(MediaTypes.UNRECOGNISED, MediaTypes.detect(noise, "text/html", ""));
    assertEquals(DocumentKind.UNRECOGNISED, MediaTypes.kindOf(MediaTypes.UNRECOGNISED));
  }

  @Test
  void kindsFollowTypes() {
    assertEquals(DocumentKind.IMAGE, MediaTypes.kindOf("image/webp"));
    assertEquals(DocumentKind.OFFICE, MediaTypes.kindOf("application/msword"));
    assertEquals(DocumentKind.TEXT, MediaTypes.kindOf("text/csv"));
    assertEquals(DocumentKind.OTHER_RECOGNISED, MediaTypes.kindOf("text/css"));
    assertEquals(DocumentKind.OTHER_RECOGNISED, MediaTypes.kindOf("font/woff2"));
  }
}
