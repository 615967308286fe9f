package io.winnow.spi;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One pass over a shard. Not thread-safe. */
public interface ShardReader extends Closeable {
  /**
   * The next entry, or null after the last.
   *
   * @throws IOException if the bytes cannot be had, or end before the planned length; a task
   *     failure, never a verdict. Broken content is an {@link ShardEntry.Unreadable} instead
   */
  @Nullable ShardEntry next() throws IOException;
}
