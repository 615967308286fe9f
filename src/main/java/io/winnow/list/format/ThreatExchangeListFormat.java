package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Updates of Meta's ThreatExchange: JSON with {@code threat_updates}, or {@code data} alone as the
 * interface answers.
 *
 * <p>An update speaks of an indicator: it names all opinions (descriptors) on it that there are
 * now, and {@code should_delete} takes the indicator away with all of them. So an update is one
 * entry under the indicator's id, without owner: under their owners' names, opinions that were
 * taken back would stay for ever. A record that is itself a descriptor ({@code raw_indicator}) is
 * one entry of its owner.
 */
public final class ThreatExchangeListFormat implements ListFormat {
  private static final Set<String> PATHS =
      Set.of("", "data", "threat_updates", "threat_updates/data");
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "indicator",
          "raw_indicator",
          "type",
          "last_updated",
          "should_delete",
          "descriptors",
          "data",
          "owner",
          "status",
          "tags",
          "text",
          "added_on",
          "confidence",
          "reactions",
          "my_reactions",
          "key");

  private static final String SAMPLE =
      """
      {"threat_updates": {"data": [
      {"id": "501", "type": "HASH_MD5", "last_updated": 1714564800, "should_delete": false,
        "indicator": "00112233445566778899aabbccddeeff",
        "descriptors": {"data": [{"id": "601", "owner": {"id": "42"}, "status": "MALICIOUS",
          "tags": {"data": [{"id": "1", "text": "example"}, {"text": "media_type_video"}]},
          "added_on": "2020-07-01T18:31:15+0000", "confidence": 75,
          "reactions": [{"key": "DISAGREE_WITH_TAGS", "value": "43"}]}]}},
      {"id": "502", "type": "HASH_PDQ", "last_updated": 1714564801, "should_delete": true,
        "indicator": "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"},
      {"id": "503", "type": "HASH_TMK", "should_delete": false, "indicator": "AAAA"}]}}
      """;

  @Override
  public String id() {
    return "threatexchange";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.isJson(fileName, "threatexchange");
  }

  @Override
  public void selfTest() {
    SelfTest.expect(
        this,
        SAMPLE,
        List.of(
            new ListEntry(
                2,
                "501",
                "",
                EntryStatus.DISPUTED,
                "example",
                new ListEntry.Facts(
                    "video",
                    75,
                    -1,
                    Instant.parse("2020-07-01T18:31:15Z"),
                    Instant.parse("2024-05-01T12:00:00Z")),
                List.of(SelfTest.hash(Algorithm.MD5, "00112233445566778899aabbccddeeff"))),
            new ListEntry(
                8,
                "502",
                "",
                EntryStatus.DELETED,
                "",
                new ListEntry.Facts("image", -1, -1, null, Instant.parse("2024-05-01T12:00:01Z")),
                List.of()),
            new ListEntry(
                10,
                "503",
                "",
                EntryStatus.ACTIVE,
                "",
                new ListEntry.Facts("video", -1, -1, null, null),
                List.of())),
        List.of("hash_tmk"));
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    JsonRecords.read(
        in, PATHS, FIELDS, sink, (path, record) -> new ThreatUpdate(record, sink).read());
  }
}
