package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopNciiListFormatTest extends JsonListFormatContract {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @Override
  ListFormat format() {
    return new StopNciiListFormat();
  }

  @Override
  String fileName() {
    return "Page-1.StopNCII.json";
  }

  @Override
  String sample() {
    return """
        {"hashRecords": [
          {"hashValue": "00112233445566778899aabbccddeeff", "hashStatus": "Active",
           "signalType": "VideoMD5", "lastModtimestamp": 1714564800},
          {"hashStatus": "Active",
           "hashValue": "zz-term", "signalType": "VideoMD5"}]}
        """;
  }

  @Override
  String place() {
    return "5:17";
  }

  @Override
  String document(String records) {
    return "{\"count\": 1, \"hashRecords\": [" + records + "], \"hasMoreRecords\": false}";
  }

  @Override
  String record(String more) {
    return "{" + more + "\"signalType\": \"VideoMD5\", \"hashValue\": \"" + MD5 + "\"}";
  }

  @Test
  void readsAPage() throws IOException {
    Recorder sink = readFile("page.stopncii.json");
    assertEquals(
        List.of(
            entry(7, EntryStatus.ACTIVE, "image", 0, SelfTest.hash(Algorithm.PDQ, MD5 + MD5)),
            entry(14, EntryStatus.DISPUTED, "video", 1, SelfTest.hash(Algorithm.MD5, MD5)),
            entry(
                25,
                EntryStatus.WITHDRAWN,
                "video",
                2,
                SelfTest.hash(Algorithm.MD5, "0123456789abcdef0123456789abcdef")),
            entry(
                32,
                EntryStatus.DELETED,
                "video",
                3,
                SelfTest.hash(Algorithm.MD5, "fedcba9876543210fedcba9876543210")),
            entry(
                44,
                EntryStatus.ACTIVE,
                "",
                5,
                new ListEntry.Placed(0, new ListValue.Url("https://listed.example/page")))),
        sink.entries);
    assertEquals(List.of("videotmk"), sink.unknown);
    assertEquals(List.of(), sink.malformed);
  }

  private static ListEntry entry(
      int line, EntryStatus status, String mediaType, int second, ListEntry.Placed value) {
    Instant updated = Instant.parse("2024-05-01T12:00:00Z").plusSeconds(second);
    return new ListEntry(
        line,
        "",
        "",
        status,
        "",
        new ListEntry.Facts(mediaType, -1, -1, null, updated),
        List.of(value));
  }

  @Test
  void aStatusThatNobodyKnowsIsReportedAndDoesNotTakeTheHashOff() throws IOException {
    Recorder sink = read(document(record("\"hashStatus\": \"Retired\", ")));
    assertEquals(EntryStatus.ACTIVE, sink.entries.get(0).status());
    assertEquals(1, sink.malformed.size());
  }

  @Test
  void keepsMemoryWhateverTheNumberOfRecords() throws IOException {
    Generated records =
        new Generated(
            "{\"hashRecords\": [",
            i ->
                (i > 0 ? "," : "")
                    + "{\"lastModtimestamp\": 1714564800, \"signalType\": \"VideoMD5\", \"hashValue\": \""
                    + MD5.substring(16)
                    + HexFormat.of().toHexDigits((long) i)
                    + "\", \"hashStatus\": \"Active\", \"caseNumbers\": {\"case-"
                    + i
                    + "\": \"Active\"}}",
            "]}");
    records.expectSteadyMemory(format(), 1_000_000);
  }

  @Test
  void aWithdrawnValueIsNamedByItself() throws IOException {
    Recorder sink = read(document(record("\"hashStatus\": \"Withdrawn\", ")));
    assertTrue(sink.entries.get(0).id().isEmpty());
    assertEquals(1, sink.entries.get(0).values().size());
  }
}
