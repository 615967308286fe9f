package io.winnow.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One capture in a shard, its framing and codings undone.
 *
 * @param id the item id of part 0
 * @param length bytes the record takes in the shard as stored, header and all
 * @param type what the shard calls it
 * @param recordId the record's own id without angle brackets, such as {@code urn:uuid:…}, or empty
 * @param url the captured address as stored, or empty
 * @param capturedAt when it was captured, or null
 * @param declaredType the media type that the server or the shard claims, or empty
 * @param serverIp address of the server, or empty
 * @param payload the bytes
 * @param alongside fingerprints that came with the record and were not computed from its bytes,
 *     such as {@code WARC-Payload-Digest}
 * @param unscannable why the record must not be screened, or null
 */
public record CrawlRecord(
    ItemId id,
    long length,
    RecordType type,
    String recordId,
    String url,
    @Nullable Instant capturedAt,
    String declaredType,
    String serverIp,
    Payload payload,
    List<Fingerprint> alongside,
    @Nullable Reason unscannable) {

  public CrawlRecord {
    alongside = List.copyOf(alongside);
    if (unscannable != null && !unscannable.isUnscannable()) {
      throw new IllegalArgumentException(unscannable + " is not a reason of an unscannable item");
    }
  }

  public Optional<Reason> whyUnscannable() {
    return Optional.ofNullable(unscannable);
  }
}
