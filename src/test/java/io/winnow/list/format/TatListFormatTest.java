package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TatListFormatTest extends JsonListFormatContract {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @Override
  ListFormat format() {
    return new TatListFormat();
  }

  @Override
  String fileName() {
    return "2024-05-01.tat.json";
  }

  @Override
  String sample() {
    return """
        {"count": 2, "results": [
          {"id": 1, "algorithm": "MD5", "hash_digest": "00112233445566778899aabbccddeeff",
           "ideology": "example", "file_type": "mp4", "deleted": false, "updated_on": 1714564800.5},
          {"id": 2, "algorithm": "MD5",
           "hash_digest": "zz-term"}]}
        """;
  }

  @Override
  String place() {
    return "5:19";
  }

  @Override
  String document(String records) {
    return "{\"count\": 1, \"results\": [" + records + "], \"next\": null}";
  }

  @Override
  String record(String more) {
    String id = more.contains("\"id\":") ? "" : "\"id\": 7, ";
    return "{" + more + id + "\"algorithm\": \"MD5\", \"hash_digest\": \"" + MD5 + "\"}";
  }

  @Test
  void readsAPage() throws IOException {
    Recorder sink = readFile("page.tat.json");
    Instant may = Instant.parse("2024-05-01T12:00:00Z");
    assertEquals(
        List.of(
            new ListEntry(
                7,
                "2819",
                "",
                EntryStatus.ACTIVE,
                "example-a",
                new ListEntry.Facts(
                    "video",
                    -1,
                    -1,
                    Instant.parse("2024-04-30T23:05:22.587Z"),
                    may.plusMillis(250)),
                List.of(SelfTest.hash(21, Algorithm.MD5, MD5))),
            new ListEntry(
                8,
                "2820",
                "",
                EntryStatus.ACTIVE,
                "example-b",
                new ListEntry.Facts("image", -1, -1, null, may),
                List.of(SelfTest.hash(21, Algorithm.PDQ, MD5 + MD5))),
            new ListEntry(
                9,
                "2821",
                "",
                EntryStatus.ACTIVE,
                "example-b",
                new ListEntry.Facts("video", -1, -1, null, may),
                List.of()),
            new ListEntry(
                10,
                "2822",
                "",
                EntryStatus.DELETED,
                "example-b",
                new ListEntry.Facts("text", -1, -1, null, may.plusSeconds(1)),
                List.of())),
        sink.entries);
    assertEquals(List.of("tmk"), sink.unknown);
    assertEquals(List.of(), sink.malformed);
  }

  @Test
  void readsAnArrayAlone() throws IOException {
    assertEquals(2, read("[" + record("") + "," + record("") + "]").entries.size());
  }

  @Test
  void aFieldThatIsNoAnswerIsReportedAndTheHashKept() throws IOException {
    for (String field :
        List.of("\"deleted\": \"perhaps\"", "\"updated_on\": \"soon\"", "\"ideology\": [1]")) {
      Recorder sink = read(document(record(field + ", ")));
      assertEquals(1, sink.entries.get(0).values().size());
      assertEquals(EntryStatus.ACTIVE, sink.entries.get(0).status());
      assertEquals(1, sink.malformed.size());
    }
  }

  @Test
  void keepsMemoryWhateverTheNumberOfRecords() throws IOException {
    new Generated(
            "{\"results\": [",
            i ->
                (i > 0 ? ",\n" : "\n")
                    + "{\"id\": %d, \"algorithm\": \"SHA256\", \"hash_digest\": \"%064x\", \"zz%d\": 1}"
                        .formatted(i, i, i),
            "]}")
        .expectSteadyMemory(format(), 200_000);
  }
}
