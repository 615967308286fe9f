package io.winnow.shard;

import com.google.common.io.CountingInputStream;
import io.winnow.core.ByteRanges;
import io.winnow.core.Shard;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a shard, read ahead in the background and digested on the way, so that what was
 * cleaned can be named by its content and not only by its path.
 */
public final class ShardBytes extends FilterInputStream {
  private final Shard shard;
  private final boolean whole;
  private final CountingInputStream counted;
  private final MessageDigest sha256;

  private ShardBytes(
      Shard shard,
      boolean whole,
      CountingInputStream counted,
      MessageDigest sha256,
      InputStream in) {
    super(in);
    this.shard = shard;
    this.whole = whole;
    this.counted = counted;
    this.sha256 = sha256;
  }

  /**
   * Begins to read.
   *
   * @param raw the shard as stored; closed with this stream
   * @param gaps what of it is not read: with any there is no digest
   */
  static ShardBytes of(Shard shard, InputStream raw, ByteRanges gaps) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    CountingInputStream counted = new CountingInputStream(raw);
    // Behind the queue of the thread that reads ahead: digesting costs the task itself no time.
    InputStream digested = gaps.isEmpty() ? new DigestInputStream(counted, sha256) : counted;
    return new ShardBytes(
        shard, gaps.isEmpty(), counted, sha256, new ReadAhead(digested, shard.path()));
  }

  /**
   * Reads what is left, and says what all of it was.
   *
   * @return hex SHA-256; null if some bytes were to be left out
   * @throws IOException if the rest cannot be read, or there are not as many bytes as were planned
   */
  public @Nullable String sha256() throws IOException {
    if (!whole) {
      return null;
    }
    transferTo(OutputStream.nullOutputStream());
    if (counted.getCount() != shard.length()) {
      throw new IOException(
          "shard %s has %,d bytes, planned were %,d; it changed while it was read"
              .formatted(shard.path(), counted.getCount(), shard.length()));
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
