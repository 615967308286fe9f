package io.winnow.shard.warc;

import io.winnow.core.Algorithm;
import io.winnow.core.Digests;
import io.winnow.core.Fingerprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** MD5, SHA-1 and SHA-256 of one stream in one pass. Not thread-safe; reusable. */
final class MultiDigest {
  private final MessageDigest md5 = named("MD5");
  private final MessageDigest sha1 = named("SHA-1");
  private final MessageDigest sha256 = named("SHA-256");
  private long size;

  void update(byte[] bytes, int offset, int length) {
    md5.update(bytes, offset, length);
    sha1.update(bytes, offset, length);
    sha256.update(bytes, offset, length);
    size += length;
  }

  /** Bytes since the last reset. */
  long size() {
    return size;
  }

  void reset() {
    md5.reset();
    sha1.reset();
    sha256.reset();
    size = 0;
  }

  /** The digests of all bytes since the last reset; resets. */
  Digests finish() {
    size = 0;
    return new Digests(
        Fingerprint.of(Algorithm.MD5, md5.digest()),
        Fingerprint.of(Algorithm.SHA1, sha1.digest()),
        Fingerprint.of(Algorithm.SHA256, sha256.digest()));
  }

  private static MessageDigest named(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform must have all three.
      throw new IllegalStateException(e);
    }
  }
}
