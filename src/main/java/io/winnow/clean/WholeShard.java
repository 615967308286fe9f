package io.winnow.clean;

import io.winnow.core.Shard;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Holds a reader to its word: its entries cover the shard from the first byte to the last, without
 * a gap and without an overlap. Counts alone could not tell that a record was passed over.
 */
public final class WholeShard implements ShardReader {
  private final ShardReader reader;
  private final Shard shard;
  private long covered;

  public WholeShard(ShardReader reader, Shard shard) {
    this.reader = reader;
    this.shard = shard;
  }

  /**
   * The next entry.
   *
   * @throws IllegalStateException if it does not begin where the last one ended, or the last one
   *     does not end where the shard does: the unit is not done
   */
  @Override
  public @Nullable ShardEntry next() throws IOException {
    ShardEntry entry = reader.next();
    long begins = entry == null ? shard.length() : entry.offset();
    if (begins != covered) {
      throw new IllegalStateException(
          "shard %s: bytes %,d to %,d belong to no entry, or to two"
              .formatted(shard.path(), covered, begins));
    }
    if (entry != null) {
      covered += entry.length();
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
