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
import java.util.Optional;
import java.util.Set;

/**
 * Tech Against Terrorism's hash list: JSON with {@code results}, one hash each.
 *
 * <p>The ideology is the category. {@code deleted} entries may still carry their hash; it is not
 * needed, since each has an id.
 */
public final class TatListFormat implements ListFormat {
  private static final Set<String> PATHS = Set.of("results", "");
  private static final Set<String> FIELDS =
      Set.of(
          "hash_digest",
          "algorithm",
          "ideology",
          "file_type",
          "deleted",
          "updated_on",
          "created_on",
          "id");

  private static final String SAMPLE =
      """
      {"count": 3, "next": null, "previous": null, "checkpoint": "1714564800.5,9", "results": [
      {"id": 7, "ideology": "example", "file_type": "mp4", "deleted": false,
        "algorithm": "MD5", "hash_digest": "00112233445566778899aabbccddeeff",
        "updated_on": 1714564800.5, "created_on": "2024-04-30 09:05:22,587"},
      {"id": 8, "ideology": "example", "file_type": "gif", "deleted": true,
        "algorithm": "PDQ", "hash_digest": null, "updated_on": 1714564800},
      {"id": 9, "ideology": "example", "file_type": "jpg", "deleted": false,
        "algorithm": "SHA512", "hash_digest": "00"}]}
      """;

  @Override
  public String id() {
    return "tat";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.isJson(fileName, "tat");
  }

  @Override
  public void selfTest() {
    SelfTest.expect(
        this,
        SAMPLE,
        List.of(
            new ListEntry(
                2,
                "7",
                "",
                EntryStatus.ACTIVE,
                "example",
                new ListEntry.Facts(
                    "video",
                    -1,
                    -1,
                    Instant.parse("2024-04-30T09:05:22.587Z"),
                    Instant.parse("2024-05-01T12:00:00.5Z")),
                List.of(SelfTest.hash(Algorithm.MD5, "00112233445566778899aabbccddeeff"))),
            new ListEntry(
                5,
                "8",
                "",
                EntryStatus.DELETED,
                "example",
                new ListEntry.Facts("image", -1, -1, null, Instant.parse("2024-05-01T12:00:00Z")),
                List.of()),
            new ListEntry(
                7,
                "9",
                "",
                EntryStatus.ACTIVE,
                "example",
                new ListEntry.Facts("image", -1, -1, null, null),
                List.of())),
        List.of("sha512"));
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    JsonRecords.read(in, PATHS, FIELDS, sink, (path, record) -> record(record, sink));
  }

  private static void record(JsonValue record, ListSink sink) {
    EntryDraft entry = new EntryDraft(record.line(), record.column(), sink);
    entry.id(record.field("id"));
    if (!record.field("id").isGiven()) {
      entry.fault(record.line(), record.column(), "the entry has no id");
    }
    if (entry.isTrue(record.field("deleted"))) {
      entry.status = EntryStatus.DELETED;
    }
    entry.category(record.field("ideology"));
    entry.updated(record.field("updated_on"));
    entry.firstSeen(record.field("created_on"));
    entry.mediaType = MediaTypes.of(record.field("file_type").text());
    if (entry.status.isLive()) {
      value(record, entry);
    }
    entry.give();
  }

  private static void value(JsonValue record, EntryDraft entry) {
    JsonValue algorithm = record.field("algorithm");
    JsonValue digest = record.field("hash_digest");
    if (!entry.says(algorithm)) {
      entry.fault(record.line(), record.column(), "the entry has no algorithm");
      return;
    }
    Optional<String> kind = ValueText.fingerprint(algorithm.text());
    if (kind.isEmpty()) {
      entry.unknown(algorithm.text().strip(), algorithm.line(), algorithm.column());
    } else if (entry.says(digest)) {
      entry.value(kind.get(), digest.text(), digest.line(), digest.column());
    }
  }
}
