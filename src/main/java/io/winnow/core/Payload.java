package io.winnow.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a record: its decoded bytes, and the digests of all forms it was stored in.
 *
 * @param bytes the payload with transfer and content codings undone; empty where it was too large,
 *     absent or broken. Shared, not copied: treat as read-only
 * @param size bytes of the decoded payload as far as it was read, even where {@code bytes} is empty
 * @param decoded digests of the decoded payload
 * @param stored digests of the payload as stored, before its codings were undone; null where there
 *     were none
 */
@SuppressWarnings("ArrayRecordComponent") // Shared on purpose: up to limits.record bytes.
public record Payload(byte[] bytes, long size, Digests decoded, @Nullable Digests stored) {
  public Payload {
    if (size < bytes.length) {
      throw new IllegalArgumentException("size is less than the bytes at hand");
    }
  }

  /** The digests of every form, to be matched. */
  public List<Fingerprint> fingerprints() {
    List<Fingerprint> all = new ArrayList<>(decoded.all());
    if (stored != null) {
      all.addAll(stored.all());
    }
    return all;
  }
}
