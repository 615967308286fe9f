package io.winnow.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One capture as a crawl's columnar index tells of it.
 *
 * @param url the captured address, or empty
 * @param digest SHA-1 of the payload as the crawler wrote it down, in base32, or empty
 * @param file the shard, as the index calls it, or empty
 * @param offset byte offset of the record in the shard as stored, or -1
 * @param length bytes of the record in the shard as stored, or -1
 * @param fetched when it was captured, or null
 * @param mediaType what the crawler detected, or empty
 */
public record IndexRow(
    String url,
    String digest,
    String file,
    long offset,
    long length,
    @Nullable Instant fetched,
    String mediaType) {

  /** True if it says where the record lies. */
  public boolean isPlaced() {
    return !file.isEmpty() && offset >= 0 && length > 0;
  }

  /** Does not show the values: they may be confidential. */
  @Override
  public String toString() {
    return "IndexRow";
  }
}
