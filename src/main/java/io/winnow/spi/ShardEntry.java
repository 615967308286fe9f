package io.winnow.spi;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Reason;

/** What a shard holds at one offset. Every byte of a shard belongs to exactly one entry. */
public sealed interface ShardEntry {
  /** Where it begins, in bytes as stored. */
  long offset();

  /** Bytes as stored, up to where the next entry begins. */
  long length();

  /** A capture to be screened. */
  record Capture(CrawlRecord record) implements ShardEntry {
    @Override
    public long offset() {
      return record.id().offset();
    }

    @Override
    public long length() {
      return record.length();
    }
  }

  /**
   * A record that is no capture.
   *
   * @param type what the shard calls it, such as {@code request}
   * @param offset where it begins, in bytes as stored
   * @param length bytes as stored
   */
  record OutOfScope(String type, long offset, long length) implements ShardEntry {}

  /**
   * A record that was not read, because the caller asked for it not to be.
   *
   * @param offset where it begins, in bytes as stored
   * @param length bytes as stored
   */
  record Skipped(long offset, long length) implements ShardEntry {}

  /**
   * A stretch that cannot be read as a record.
   *
   * @param reason cut or corrupt
   * @param offset where it begins, in bytes as stored
   * @param length bytes skipped to where reading goes on
   */
  record Unreadable(Reason reason, long offset, long length) implements ShardEntry {
    public Unreadable {
      if (!reason.isUnreadable()) {
        throw new IllegalArgumentException(reason + " is not a reason of an unreadable stretch");
      }
    }
  }
}
