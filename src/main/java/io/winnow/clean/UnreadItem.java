package io.winnow.clean;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.Fingerprint;
import io.winnow.core.ItemId;
import io.winnow.core.ItemKind;
import io.winnow.core.Payload;
import io.winnow.core.RecordType;
import io.winnow.fingerprint.Digester;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items of records whose bytes nobody has read: known from an index alone. */
final class UnreadItem {
  private static final byte[] NOTHING = {};

  /** Stands where a payload must; its digests are those of no bytes and go nowhere. */
  private static final Payload UNREAD = new Payload(NOTHING, 0, Digester.of(NOTHING), null);

  private UnreadItem() {}

  /** The record, as far as an index tells of it. */
  static CrawlRecord record(
      ItemId id,
      long length,
      String url,
      @Nullable Instant capturedAt,
      String claimedType,
      List<Fingerprint> alongside) {
    return new CrawlRecord(
        id,
        length,
        RecordType.RESPONSE,
        "",
        url,
        capturedAt,
        claimedType,
        "",
        UNREAD,
        alongside,
        null);
  }

  /** Its one item. */
  static Item of(CrawlRecord record, Decision decision) {
    return new Item(
        record.id(),
        record,
        NOTHING,
        null,
        null,
        null,
        ItemKind.OTHER,
        "",
        List.of(),
        decision,
        Map.of(0, decision.verdict()),
        decision.isConfidential());
  }
}
