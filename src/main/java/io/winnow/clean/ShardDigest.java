package io.winnow.clean;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says, once a shard was read to its end, what its bytes were. */
@FunctionalInterface
public interface ShardDigest {
  /** Nobody has looked at all bytes. */
  ShardDigest NONE = () -> null;

  /**
   * Hex SHA-256 of the shard as stored; null where not all of its bytes were read.
   *
   * @throws IOException if its last bytes cannot be read
   */
  @Nullable String sha256() throws IOException;
}
