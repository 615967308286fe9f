package io.winnow.shard.warc;

import io.winnow.core.ByteRanges;
import io.winnow.spi.ShardEntry;
import java.io.IOException;

/**
 * The records of a shard that are not to be read, and the proof that each is one record of it.
 *
 * <p>They come from an index that somebody else made. Where it does not fit the shard the unit
 * fails: to read such a record after all could keep what was found to be known, to skip the stretch
 * could pass over records that nobody has looked at.
 */
final class KnownRecords {
  private final ByteRanges ranges;
  private final Window window;
  private final String shard;
  private int met;

  KnownRecords(ByteRanges ranges, Window window, String shard) {
    this.ranges = ranges;
    this.window = window;
    this.shard = shard;
  }

  /** Whether one begins there. */
  boolean beginsAt(long offset) {
    return ranges.lengthAt(offset) > 0;
  }

  /** Where the next one begins after an offset. */
  long nextAfter(long offset) {
    return ranges.nextStart(offset + 1);
  }

  /** Passes over the one at the window's offset, and over what follows until the next record. */
  ShardEntry pass(WarcReader.Boundary boundary) throws IOException {
    long start = window.offset();
    if (!window.pass(ranges.lengthAt(start))) {
      throw misfit();
    }
    // What another entry says begins here cannot be looked at: it speaks for itself.
    if (!window.atEnd() && !beginsAt(window.offset()) && !boundary.isHere()) {
      throw misfit();
    }
    met++;
    return new ShardEntry.Skipped(start, window.offset() - start);
  }

  /**
   * Says that a record reaches up to an offset.
   *
   * @throws IOException if one that is to be skipped begins inside it
   */
  void read(long start, long end) throws IOException {
    if (nextAfter(start) < end) {
      throw misfit();
    }
  }

  /**
   * Says that the shard has ended.
   *
   * @throws IOException if not all have been met
   */
  void ended() throws IOException {
    if (met != ranges.count()) {
      throw misfit();
    }
  }

  /** Does not say where: that may be confidential. */
  private IOException misfit() {
    return new IOException(
        "shard %s: what the policy's skip: names of it (%s) are not whole records of it; pre-screen again, with the index of this very crawl"
            .formatted(shard, ranges.count() == 1 ? "1 record" : ranges.count() + " records"));
  }
}
