package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.spi.ListFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NcmecListFormatTest extends ListFormatContract {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String HEAD =
      "<queryResult xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\">";

  @Override
  ListFormat format() {
    return new NcmecListFormat();
  }

  @Override
  String fileName() {
    return "page-0001.NCMEC.xml";
  }

  @Override
  List<String> headers() {
    return List.of();
  }

  @Override
  boolean isDocument() {
    return true;
  }

  @Override
  String sample() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2"><images count="2">
          <image><member id="42">Example</member><timestamp>2024-05-01T12:00:00Z</timestamp>
            <id>image1</id><classification>A1</classification>
            <fingerprints><md5>00112233445566778899aabbccddeeff</md5></fingerprints></image>
          <image><member id="42">Example</member><id>image2</id>
            <fingerprints><md5>zz-term</md5></fingerprints></image>
        </images></queryResult>
        """;
  }

  @Override
  String place() {
    return "7:24";
  }

  @Override
  List<String> bombs() {
    String entities =
        "<!DOCTYPE q [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    return List.of(
        entities + image("&b;"),
        "<!DOCTYPE q SYSTEM \"file:///etc/hostname\">" + page(""),
        "<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + image("&x;"),
        "<!DOCTYPE q [" + "<!ENTITY a \"a\">".repeat(200_000) + "]>" + page(""),
        HEAD + "&a;</queryResult>",
        HEAD + "<a>".repeat(100_000),
        HEAD + "<images><image><id>" + "a".repeat(5_000_000),
        HEAD + "<images><image><fingerprints><md5>" + "a".repeat(5_000_000) + "</md5>",
        HEAD + "<images><image zz=\"" + "a".repeat(5_000_000) + "\">",
        HEAD + "<!--" + "a".repeat(5_000_000),
        HEAD + "<" + "a".repeat(5_000_000),
        HEAD + "<![CDATA[" + "a".repeat(5_000_000),
        HEAD + "<images><image " + "a='a' b".repeat(100_000),
        "<queryResult/>",
        "<status xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\"/>",
        "<error/>",
        "<?xml version=\"1.0\" encoding=\"zz\"?>" + page(""),
        "no XML");
  }

  private static String page(String entries) {
    return HEAD + "<images>" + entries + "</images></queryResult>";
  }

  private static String image(String md5) {
    return page(
        "<image><member id=\"1\"/><id>1</id><fingerprints><md5>"
            + md5
            + "</md5></fingerprints></image>");
  }

  @Test
  void readsAPage() throws IOException {
    Recorder sink = readFile("page.ncmec.xml");
    assertEquals(
        List.of(
            entry(
                9,
                "image1",
                "42",
                EntryStatus.DISPUTED,
                "A1",
                facts("image", "2024-06-01T12:48:14Z"),
                SelfTest.hash(Algorithm.MD5, MD5),
                SelfTest.hash(Algorithm.SHA1, MD5 + "00112233")),
            entry(
                37,
                "image1",
                "43",
                EntryStatus.ACTIVE,
                "B2",
                facts("image", "2024-05-01T15:10:00.250Z"),
                SelfTest.hash(Algorithm.PDQ, MD5 + MD5)),
            entry(
                51,
                "image4",
                "43",
                EntryStatus.DELETED,
                "",
                facts("image", "2024-05-01T15:10:00Z")),
            entry(
                58,
                "video1",
                "42",
                EntryStatus.ACTIVE,
                "",
                facts("video", "2024-05-01T15:00:00Z"),
                SelfTest.hash(Algorithm.MD5, "0123456789abcdef0123456789abcdef")),
            entry(
                69,
                "video4",
                "42",
                EntryStatus.DELETED,
                "",
                facts("video", "2024-05-01T15:20:00Z"))),
        sink.entries);
    assertEquals(
        List.of("pdna", "ssvh-pdna", "tmk-pdqf (not shipped)", "videntifier (not shipped)"),
        sink.unknown);
    assertEquals(List.of(), sink.malformed);
  }

  private static ListEntry.Facts facts(String mediaType, String updated) {
    return new ListEntry.Facts(mediaType, -1, -1, null, Instant.parse(updated));
  }

  private static ListEntry entry(
      int line,
      String id,
      String owner,
      EntryStatus status,
      String category,
      ListEntry.Facts facts,
      ListEntry.Placed... values) {
    return new ListEntry(line, id, owner, status, category, facts, List.of(values));
  }

  @Test
  void readsAnyPrefixAndVersionOne() throws IOException {
    Recorder sink =
        read(
            "<n:queryResult xmlns:n='http://hashsharing.ncmec.org/hashsharing/v1'><n:videos>"
                + "<n:video><n:member id='1'/><n:id>1</n:id><n:fingerprints><n:md5><![CDATA["
                + MD5
                + "]]></n:md5></n:fingerprints></n:video></n:videos></n:queryResult>");
    assertEquals(1, sink.entries.get(0).values().size());
    assertEquals(List.of(), sink.malformed);
  }

  @Test
  void anEntryThatCannotBeKnownAgainIsReportedAndStillMatches() throws IOException {
    String md5 = "<fingerprints><md5>" + MD5 + "</md5></fingerprints>";
    Recorder sink =
        read(
            page("<image><id>1</id>" + md5 + "</image><image><member id='1'/>" + md5 + "</image>"));
    assertEquals(2, sink.entries.size());
    assertEquals(2, sink.malformed.size());
  }

  @Test
  void aDeletionWithoutAnIdIsReported() throws IOException {
    Recorder sink = read(page("<deletedImage><member id='1'/></deletedImage>"));
    assertEquals(List.of(), sink.entries);
    assertEquals(1, sink.malformed.size());
  }

  @Test
  void anEntryWithoutFingerprintsIsReported() throws IOException {
    Recorder sink = read(page("<image><member id='1'/><id>1</id><fingerprints/></image>"));
    assertEquals(List.of(), sink.entries);
    assertEquals(1, sink.malformed.size());
  }

  @Test
  void theAddressOfALargeFingerprintIsNotKept() throws IOException {
    Recorder sink = read(image("").replace("<md5>", "<md5 rel='self' href='/v2/zz'>" + MD5));
    assertEquals(List.of("md5 (not shipped)"), sink.unknown);
    assertTrue(sink.entries.get(0).values().isEmpty());
  }

  @Test
  void longTextsAndUnknownElementsPass() throws IOException {
    String more = "<zz><image>" + "a".repeat(3_000_000) + "</image></zz><pdna/>";
    Recorder sink = read(image(MD5).replace("<id>", more + "<id>"));
    assertEquals(1, sink.entries.size());
    assertEquals(List.of(), sink.malformed);
  }

  @Test
  void resolvesNothing(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), MD5);
    Recorder sink =
        read("<!DOCTYPE q [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + image("&x;"));
    assertEquals(List.of(), sink.entries);
    assertEquals(1, sink.malformed.size());
  }

  @Test
  void aFailureOfTheStreamIsNoFaultOfTheList() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("no disk");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("no disk");
          }
        };
    InputStream in =
        new SequenceInputStream(
            new ByteArrayInputStream(HEAD.getBytes(StandardCharsets.UTF_8)), broken);
    Recorder sink = new Recorder();
    IOException e = assertThrows(IOException.class, () -> format().read(in, Map.of(), sink));
    assertEquals("no disk", e.getMessage());
    assertEquals(List.of(), sink.malformed);
  }

  @Test
  void keepsMemoryWhateverTheNumberOfRecords() throws IOException {
    new Generated(
            HEAD + "<images>\n",
            i ->
                """
                <image><member id="42">Example</member><timestamp>2024-05-01T12:00:00Z</timestamp>
                <id>%d</id><fingerprints><md5>%032x</md5></fingerprints></image>
                """
                    .formatted(i, i),
            "</images></queryResult>")
        .expectSteadyMemory(format(), 200_000);
  }
}
