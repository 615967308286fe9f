package io.winnow.document;

import static io.winnow.document.Fixtures.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "wOF2, 774f463200010000, font/woff2",
    "wOFF, 774f46464f54544f, font/woff",
    "OTTO, 4f54544f000c0080, application/x-font-otf",
    "fragment, 0000001873747970 6d736468, video/mp4",
    "film, 0000001866747970 6d703432 00000000, video/mp4",
    "webm, 1a45dfa39f4286810142f7810142f2810442f381084282847765626d, application/x-matroska",
    "ogg, 4f67675300020000, application/ogg",
    "mp3, fffb9064000000000000, audio/mpeg",
    "gzip, 1f8b080000000000, application/gzip",
    "7z, 377abcaf271c0004, application/x-7z-compressed",
    "wasm, 0061736d01000000, application/wasm",
    "sqlite, 53514c69746520666f726d6174203300, application/x-sqlite3",
    "HEVC pictures, 0000001866747970 68657678, image/heif",
    "cursor, 0000020001002020 0000000000000000 0000000000000000, image/x-win-cursor",
    "icon, 0000010001001010 0000010020006804 0000160000000000, image/vnd.microsoft.icon",
  })
  void commonTypesAreKnownByTheirFirstBytes(String name, String hex, String type) {
    byte[] start = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] file = Arrays.copyOf(start, 400);
    Arrays.fill(file, start.length, file.length, (byte) 7);
    assertEquals(type, MediaTypes.detect(file, "", ""));
  }

  @Test
  void packetsOfAStreamAreRecognised() {
    byte[] film = new byte[188 * 5];
    for (int at = 0; at < film.length; at += 188) {
      film[at] = 'G';
    }
    assertEquals("video/mp2t", MediaTypes.detect(film, "", ""));
    byte[] font = new byte[200];
    font[10] = 1;
    font[34] = 'L';
    font[35] = 'P';
    assertEquals("application/vnd.ms-fontobject", MediaTypes.detect(font, "", ""));
    byte[] text = utf8("G" + "x".repeat(187));
    assertEquals(
        "text/plain",
        MediaTypes.detect(utf8(new String(text, StandardCharsets.US_ASCII).repeat(5)), "", ""));
  }

  @Test
  void wordsAreNoSignatures() {
    assertEquals("text/plain", detect("MAC addresses of nobody", ""));
    assertEquals("text/plain", detect("wOF2 is a font format", ""));
  }

  @Test
  void dataFormatsAreRecognisedWhereTheServerSaysSo() {
    assertEquals("application/json", detect("{}", "text/json"));
    assertEquals("application/vnd.api+json", detect("{}", "application/vnd.api+json"));
    assertEquals("application/xml", detect("<places><place/></places>", "text/xml"));
    assertEquals(
        DocumentKind.OTHER_RECOGNISED,
        MediaTypes.kindOf(
            detect("<rss version=\"2.0\"><channel><title>x</title></channel></rss>", "")));
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
