package io.winnow.spi;

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
}
