package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A page of StopNCII's hash list: JSON with {@code hashRecords}.
 *
 * <p>Its entries have no id: a record speaks of its hash, whoever's cases it stands in. {@code
 * Received}, {@code Active} and {@code Unknown} are live, {@code Withdrawn} and {@code Deleted} are
 * not. A hash is {@code Received} before a platform or the hotline has acted on it; a person asked
 * for it all the same, so it matches. A platform's feedback {@code NotBlocked} says that it saw the
 * picture and did not find it to be what the list is for, which disputes the entry; other feedback
 * ({@code QualityUnknown}, {@code PendingReview}, a platform's own {@code Withdrawn}) does not.
 * Case numbers are not kept: they lead to persons.
 */
public final class StopNciiListFormat implements ListFormat {
  private static final Set<String> PATHS = Set.of("hashRecords");
  private static final Set<String> FIELDS =
      Set.of(
          "signalType",
          "hashValue",
          "hashStatus",
          "lastModtimestamp",
          "CSPFeedbacks",
          "feedbackValue");

  private static final String SAMPLE =
      """
      {"count": 3, "hasMoreRecords": false, "hashRecords": [
      {"lastModtimestamp": 1714564800, "signalType": "VideoMD5",
        "hashValue": "00112233445566778899aabbccddeeff",
        "hashStatus": "Active", "caseNumbers": {"example": "Active"},
        "CSPFeedbacks": [{"source": "Example", "feedbackValue": "NotBlocked", "tags": []}]},
      {"lastModtimestamp": 1714564801, "signalType": "ImagePDQ",
        "hashValue": "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
        "hashStatus": "Withdrawn"},
      {"signalType": "VideoTMK", "hashValue": "AAAA", "hashStatus": "Active"}]}
      """;

  @Override
  public String id() {
    return "stopncii";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.isJson(fileName, "stopncii");
  }

  @Override
  public void selfTest() {
    SelfTest.expect(
        this,
        SAMPLE,
        List.of(
            new ListEntry(
                2,
                "",
                "",
                EntryStatus.DISPUTED,
                "",
                new ListEntry.Facts("video", -1, -1, null, Instant.parse("2024-05-01T12:00:00Z")),
                List.of(SelfTest.hash(Algorithm.MD5, "00112233445566778899aabbccddeeff"))),
            new ListEntry(
                6,
                "",
                "",
                EntryStatus.WITHDRAWN,
                "",
                new ListEntry.Facts("image", -1, -1, null, Instant.parse("2024-05-01T12:00:01Z")),
                List.of(
                    SelfTest.hash(
                        Algorithm.PDQ,
                        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")))),
        List.of("videotmk"));
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    JsonRecords.read(in, PATHS, FIELDS, sink, (path, record) -> record(record, sink));
  }

  private static void record(JsonValue record, ListSink sink) {
    EntryDraft entry = new EntryDraft(record.line(), record.column(), sink);
    entry.updated(record.field("lastModtimestamp"));
    status(record.field("hashStatus"), entry);
    for (JsonValue feedback : record.field("CSPFeedbacks").items()) {
      if (feedback.field("feedbackValue").text().strip().equalsIgnoreCase("NotBlocked")) {
        entry.dispute();
      }
    }
    JsonValue type = record.field("signalType");
    JsonValue hash = record.field("hashValue");
    if (!entry.says(type)) {
      entry.fault(record.line(), record.column(), "the entry has no signalType");
    } else if (entry.says(hash)) {
      value(type, hash, entry);
    }
    entry.give();
  }

  private static void status(JsonValue status, EntryDraft entry) {
    if (entry.says(status)) {
      switch (status.text().strip().toLowerCase(Locale.ROOT)) {
        case "active", "received", "unknown" -> {}
        case "withdrawn" -> entry.status = EntryStatus.WITHDRAWN;
        case "deleted" -> entry.status = EntryStatus.DELETED;
        // Live for the time being: a word that nobody knows must not take an entry off the list.
        default ->
            entry.fault(
                status.line(),
                status.column(),
                "this is no hashStatus: expected Received, Active, Withdrawn, Deleted or Unknown");
      }
    }
  }

  private static void value(JsonValue type, JsonValue hash, EntryDraft entry) {
    String text = hash.text();
    switch (type.text().strip().toLowerCase(Locale.ROOT)) {
      case "imagepdq" -> {
        entry.mediaType = "image";
        entry.value("pdq", text, hash.line(), hash.column());
      }
      case "videomd5" -> {
        entry.mediaType = "video";
        entry.value("md5", text, hash.line(), hash.column());
      }
      case "url" -> url(type, hash, entry);
      default ->
          ValueText.perceptual(type.text())
              .ifPresentOrElse(
                  known -> entry.value(known.id(), text, hash.line(), hash.column()),
                  () -> entry.unknown(type.text().strip(), type.line(), type.column()));
    }
  }

  /** Whether addresses are shipped plain is not documented; a digest of one cannot be compared. */
  private static void url(JsonValue type, JsonValue hash, EntryDraft entry) {
    List<ListValue> values = ValueText.candidates(hash.text().strip());
    if (values.size() == 1 && !(values.get(0) instanceof ListValue.Hash)) {
      entry.value("url", hash.text(), hash.line(), hash.column());
    } else {
      entry.unknown("url digest", type.line(), type.column());
    }
  }
}
