package io.winnow.spi;

import io.winnow.core.ByteRanges;
import io.winnow.core.Limits;
import io.winnow.core.Shard;
import java.io.IOException;
import java.io.InputStream;

/** A kind of shard: knows its file names and how to take its records out one by one. */
public interface ShardFormat extends Plugin {
  /** Whether a file of that name is such a shard. Only the name is looked at. */
  boolean recognises(String fileName);

  /**
   * Opens a shard for one pass.
   *
   * @param in the shard's bytes from its start; closed with the reader
   * @throws IOException as of the stream; a task failure, never a verdict
   */
  ShardReader open(Shard shard, InputStream in, Limits limits) throws IOException;

  /**
   * Opens a shard for one pass that does not look at some of its records: each range begins where a
   * record does and ends where it ends, and becomes a {@link ShardEntry.Skipped}. What the stream
   * gives for these bytes does not matter.
   *
   * @throws IOException also, now or while reading, if a range is not exactly one record
   */
  default ShardReader open(Shard shard, InputStream in, Limits limits, ByteRanges skip)
      throws IOException {
    if (!skip.isEmpty()) {
      throw new IOException(
          "shard %s: records of format %s cannot be skipped".formatted(shard.path(), id()));
    }
    return open(shard, in, limits);
  }

  /**
   * Opens a shard at one of its entries, for whoever wants that one and not the pass before it.
   *
   * <p>This default reads from the start and keeps what comes before to itself. Formats whose
   * entries can be entered do without that; the entries are the same.
   *
   * @param offset where an entry begins, as a pass over the whole shard has said
   * @param bytes the shard's bytes from any offset on
   * @return the entries from the first one on that does not begin before the offset
   * @throws IOException as of the streams; a task failure, never a verdict
   */
  default ShardReader openAt(Shard shard, long offset, ShardSource bytes, Limits limits)
      throws IOException {
    return new EntriesFrom(open(shard, bytes.from(0), limits), offset);
  }
}
