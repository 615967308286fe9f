package io.winnow.spi;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a shard as stored, from any place on. */
@FunctionalInterface
public interface ShardSource {
  /**
   * Opens them; the caller closes the stream.
   *
   * @param offset the first byte that it gives, from 0
   */
  InputStream from(long offset) throws IOException;
}
