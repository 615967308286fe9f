package io.winnow.spi;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Reason;

/** What a shard holds at one offset. Every byte of a shard belongs to exactly one entry. */
public sealed interface ShardEntry {
  /** A capture to be screened. */
  record Capture(CrawlRecord record) implements ShardEntry {}

  /**
   * A record that is no capture.
   *
   * @param type what the shard calls it, such as {@code request}
   */
  record OutOfScope(String type, long offset) implements ShardEntry {}

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
