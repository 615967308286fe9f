package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreatExchangeCsvListFormatTest extends ListFormatContract {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @Override
  ListFormat format() {
    return new ThreatExchangeCsvListFormat();
  }

  @Override
  String sample() {
    return """
        # Version: 1
        #date: 2024-05-01
        # canary:  a.example
        00112233445566778899aabbccddeeff,601,2024-05-01T00:00:00+0000,example
        zz-term,602,mine,
        """;
  }

  @Override
  String place() {
    return "5:1";
  }

  @Override
  String fileName() {
    return "simple.HASH_PDQ.te";
  }

  @Test
  void readsATableWhoseNameSaysItsType() throws IOException {
    Recorder sink = readFile("simple.HASH_PDQ.te");
    assertEquals(
        List.of(
            entry(
                1,
                "6001",
                EntryStatus.ACTIVE,
                "example_tag other_tag",
                facts("image", "2024-04-02T00:00:00Z"),
                SelfTest.hash(1, Algorithm.PDQ, MD5 + MD5)),
            entry(
                2,
                "6002",
                EntryStatus.DISPUTED,
                "",
                new ListEntry.Facts("image", -1, -1, null, null),
                SelfTest.hash(1, Algorithm.PDQ, MD5 + "0123456789abcdef0123456789abcdef")),
            entry(
                3,
                "6003",
                EntryStatus.ACTIVE,
                "",
                facts("image", "2024-04-03T00:00:00Z"),
                SelfTest.hash(1, Algorithm.PDQ, MD5 + "00112233445566778899aabbccddee00"))),
        sink.entries);
    assertEquals(List.of(), sink.malformed);
  }

  @Test
  void readsATableWithIdsOfIndicators() throws IOException {
    Recorder sink = readFile("303.hash_video_md5.te");
    assertEquals(
        List.of(
            entry(
                1,
                "5001",
                EntryStatus.DISPUTED,
                "example_tag",
                facts("video", "2024-04-02T00:00:00Z"),
                SelfTest.hash(1, Algorithm.MD5, MD5))),
        sink.entries);
  }

  @Test
  void readsLinesOfTypeAndSignal() throws IOException {
    Recorder sink = readFile("local_file.te");
    assertEquals(
        List.of(
            entry(
                1,
                "",
                EntryStatus.ACTIVE,
                "",
                new ListEntry.Facts("image", -1, -1, null, null),
                SelfTest.hash(5, Algorithm.PDQ, MD5 + MD5)),
            entry(
                2,
                "",
                EntryStatus.ACTIVE,
                "",
                new ListEntry.Facts("video", -1, -1, null, null),
                SelfTest.hash(11, Algorithm.MD5, MD5)),
            entry(
                3,
                "",
                EntryStatus.ACTIVE,
                "",
                ListEntry.Facts.NONE,
                new ListEntry.Placed(5, new ListValue.Url("https://listed.example/page")))),
        sink.entries);
    assertEquals(List.of("raw_text"), sink.unknown);
    assertEquals(List.of(), sink.malformed);
  }

  private static ListEntry.Facts facts(String mediaType, String firstSeen) {
    return new ListEntry.Facts(mediaType, -1, -1, Instant.parse(firstSeen), null);
  }

  private static ListEntry entry(
      int line,
      String id,
      EntryStatus status,
      String category,
      ListEntry.Facts facts,
      ListEntry.Placed value) {
    return new ListEntry(line, id, "", status, category, facts, List.of(value));
  }

  @Test
  void asksForTheTypeWhereAHashDoesNotShowIt() throws IOException {
    Recorder sink = read(MD5 + MD5 + ",1,mine,\n");
    assertEquals(List.of(), sink.entries);
    assertTrue(sink.messages.get(0).contains("simple.HASH_PDQ.te"));
  }

  @Test
  void countsATableOfATypeThatCannotBeCompared() throws IOException {
    Recorder sink = new Recorder();
    format()
        .forFile("simple.TEXT_STRING.te")
        .read(
            new ByteArrayInputStream(
                "\"zz-listed-term,\nand more\",1,mine,\nother text,2,mine,\n"
                    .getBytes(StandardCharsets.UTF_8)),
            Map.of(),
            sink);
    assertEquals(List.of("text_string", "text_string"), sink.unknown);
    assertEquals(List.of(), sink.malformed);
    assertTrue(sink.entries.stream().allMatch(e -> e.values().isEmpty()));
  }

  @Test
  void aWordInFrontOfAListedTextIsNotTakenForAType() throws IOException {
    Recorder sink = read("zzlisted term\n");
    assertEquals(List.of(), sink.unknown);
    assertEquals(List.of("1:0"), sink.malformed);
  }

  @Test
  void goesOnBehindARowThatIsNone() throws IOException {
    Recorder sink = read("a,b\n\n" + MD5 + ",1,soon,\n" + MD5 + ",2,mine,\n");
    assertEquals(List.of("1:0", "3:36"), sink.malformed);
    assertEquals(2, sink.entries.size());
  }

  @Test
  void keepsMemoryWhateverTheNumberOfRecords() throws IOException {
    new Generated("# version: 1\n", i -> "%032x,%d,mine,tag%d\n".formatted(i, i, i), "")
        .expectSteadyMemory(format(), 200_000);
  }
}
