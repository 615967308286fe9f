package io.winnow.clean;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.Digests;
import io.winnow.core.ItemId;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A judged item with everything its rows need.
 *
 * @param id where it lies
 * @param record the record it belongs to
 * @param bytes its payload; empty where it was not at hand. Shared, treat as read-only
 * @param size bytes of its payload, even where it is not at hand; null if it was not read
 * @param digests of its payload; null if it was not read
 * @param measurement what was measured, or null if it was never screened
 * @param kind what it is
 * @param mediaType detected, or empty if it was never looked at
 * @param altTexts alternative texts in the document that carries it
 * @param decision the verdict
 * @param verdicts of all parts of its record, by number
 * @param recordIsConfidential whether any item of its record is a confidential hit, so that no row
 *     of the record may say where it lies
 */
@SuppressWarnings("ArrayRecordComponent") // Shared on purpose: up to limits.record bytes.
record Item(
    ItemId id,
    CrawlRecord record,
    byte[] bytes,
    @Nullable Long size,
    @Nullable Digests digests,
    @Nullable Measurement measurement,
    ItemKind kind,
    String mediaType,
    List<String> altTexts,
    Decision decision,
    Map<Integer, Verdict> verdicts,
    boolean recordIsConfidential) {

  /** Counts a hit on a confidential list, and whether evidence can say where it came from. */
  void countHit(Tally.Counter counter) {
    if (decision.isConfidential()) {
      counter.hit(!record.url().isEmpty() && record.capturedAt() != null);
    }
  }
}
