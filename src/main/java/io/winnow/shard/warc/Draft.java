package io.winnow.shard.warc;

import io.winnow.spi.ShardEntry;

/**
 * A record that was read, before it is known where the next one begins and whether the checksum
 * over it is right.
 *
 * @param bytes what it holds in memory
 * @param placement makes the entry
 */
record Draft(int bytes, Placement placement) {
  /** Makes an entry of a record. */
  interface Placement {
    /** The entry at an offset, of a length, both in bytes as stored. */
    ShardEntry at(long offset, long length);
  }
}
