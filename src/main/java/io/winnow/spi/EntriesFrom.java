package io.winnow.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A pass over a shard that keeps what begins before an offset to itself. */
final class EntriesFrom implements ShardReader {
  private final ShardReader reader;
  private final long offset;

  EntriesFrom(ShardReader reader, long offset) {
    this.reader = reader;
    this.offset = offset;
  }

  @Override
  public @Nullable ShardEntry next() throws IOException {
    ShardEntry entry = reader.next();
    while (entry != null && entry.offset() < offset) {
      entry = reader.next();
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
