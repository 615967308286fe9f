package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreatExchangeListFormatTest extends JsonListFormatContract {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @Override
  ListFormat format() {
    return new ThreatExchangeListFormat();
  }

  @Override
  String fileName() {
    return "group.threatexchange.json";
  }

  @Override
  String sample() {
    return """
        {"threat_updates": [
          {"id": "1", "type": "HASH_MD5", "indicator": "00112233445566778899aabbccddeeff",
           "last_updated": 1714564800, "should_delete": false, "descriptors": {"data": [
             {"id": "2", "owner": {"id": "3"}, "status": "MALICIOUS", "tags": ["example"],
              "added_on": "2024-05-01T00:00:00+0000", "reactions": [{"key": "HELPFUL"}]}]}},
          {"id": "4", "type": "HASH_MD5",
           "indicator": "zz-term"}]}
        """;
  }

  @Override
  String place() {
    return "7:17";
  }

  @Override
  String document(String records) {
    return "{\"data\": [" + records + "], \"paging\": {}}";
  }

  @Override
  String record(String more) {
    String id = more.contains("\"id\":") ? "" : "\"id\": \"7\", ";
    return "{" + more + id + "\"type\": \"HASH_MD5\", \"indicator\": \"" + MD5 + "\"}";
  }

  @Test
  void readsAPage() throws IOException {
    Recorder sink = readFile("page.threatexchange.json");
    assertEquals(
        List.of(
            entry(
                3,
                "5001",
                EntryStatus.ACTIVE,
                "example_tag, other_tag",
                new ListEntry.Facts("video", 90, -1, Instant.parse("2024-04-01T00:00:00Z"), may(0)),
                SelfTest.hash(Algorithm.MD5, MD5)),
            entry(
                16,
                "5002",
                EntryStatus.DISPUTED,
                "",
                new ListEntry.Facts("image", -1, -1, null, may(1)),
                SelfTest.hash(Algorithm.PDQ, MD5 + MD5)),
            entry(
                24,
                "5003",
                EntryStatus.DISPUTED,
                "",
                new ListEntry.Facts("", -1, -1, null, may(2)),
                new ListEntry.Placed(33, new ListValue.Domain("listed.example"))),
            entry(
                25,
                "5004",
                EntryStatus.DISPUTED,
                "",
                new ListEntry.Facts("", -1, -1, null, may(3)),
                new ListEntry.Placed(33, new ListValue.Url("https://listed.example/page"))),
            entry(
                26,
                "5005",
                EntryStatus.ACTIVE,
                "",
                new ListEntry.Facts("video", -1, -1, null, may(4))),
            entry(
                27,
                "5006",
                EntryStatus.DELETED,
                "",
                new ListEntry.Facts("image", -1, -1, null, may(5)))),
        sink.entries);
    assertEquals(List.of("hash_tmk"), sink.unknown);
    assertEquals(List.of(), sink.malformed);
  }

  private static Instant may(int second) {
    return Instant.parse("2024-05-01T12:00:00Z").plusSeconds(second);
  }

  private static ListEntry entry(
      int line,
      String id,
      EntryStatus status,
      String category,
      ListEntry.Facts facts,
      ListEntry.Placed... values) {
    return new ListEntry(line, id, "", status, category, facts, List.of(values));
  }

  @Test
  void findsUpdatesWhereverTheInterfacePutsThem() throws IOException {
    for (String text :
        List.of(
            "[%s]",
            "{\"data\": [%s]}",
            "{\"id\": \"9\", \"threat_updates\": [%s]}",
            "{\"id\": \"9\", \"threat_updates\": {\"data\": [%s], \"paging\": {}}}")) {
      Recorder sink = read(text.formatted(record("")));
      assertEquals(1, sink.entries.size());
      assertEquals(List.of(), sink.malformed);
    }
  }

  @Test
  void aDescriptorAloneIsItsOwnersEntry() throws IOException {
    Recorder sink =
        read(
            document(
                "{\"id\": \"6001\", \"type\": \"HASH_MD5\", \"raw_indicator\": \""
                    + MD5
                    + "\", \"owner\": {\"id\": \"42\"}, \"status\": \"NON_MALICIOUS\"}"));
    assertEquals("42", sink.entries.get(0).owner());
    assertEquals(EntryStatus.DISPUTED, sink.entries.get(0).status());
    assertEquals(1, sink.entries.get(0).values().size());
  }

  @Test
  void whatIsDeletedIsNotBroughtBackByADispute() throws IOException {
    Recorder sink =
        read(
            document(
                record(
                    "\"should_delete\": true, \"descriptors\": [{\"tags\": [\"disputed\"]}], ")));
    assertEquals(EntryStatus.DELETED, sink.entries.get(0).status());
  }

  @Test
  void keepsMemoryWhateverTheNumberOfRecords() throws IOException {
    new Generated(
            "{\"data\": [",
            i ->
                (i > 0 ? "," : "")
                    + """
                    {"id": "%d", "type": "HASH_MD5", "indicator": "%032x", "descriptors": {"data":
                     [{"id": "1", "owner": {"id": "2"}, "status": "MALICIOUS", "tags": ["t%d"]}]}}
                    """
                        .formatted(i, i, i),
            "]}")
        .expectSteadyMemory(format(), 200_000);
  }
}
