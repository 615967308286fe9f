package io.winnow.fingerprint;

import io.winnow.core.Algorithm;
import io.winnow.core.Digests;
import io.winnow.core.Fingerprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * MD5, SHA-1 and SHA-256 of the same bytes in one pass.
 *
 * <p>MD5 and SHA-1 are here because hash lists are made of them, not because they are safe. An
 * instance is for one run of bytes and one thread; after {@link #finish()} it starts anew.
 */
public final class Digester {
  /** Small enough that the second and third digest find the bytes in the first-level cache. */
  private static final int CHUNK = 8 * 1024;

  private final MessageDigest md5 = jdk("MD5");
  private final MessageDigest sha1 = jdk("SHA-1");
  private final MessageDigest sha256 = jdk("SHA-256");

  /** The digests of all of {@code bytes}. */
  public static Digests of(byte[] bytes) {
    Digester digester = new Digester();
    digester.update(bytes, 0, bytes.length);
    return digester.finish();
  }

  /**
   * Takes the next bytes.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public void update(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int end = offset + length;
    for (int at = offset; at < end; ) {
      int n = Math.min(CHUNK, end - at);
      md5.update(bytes, at, n);
      sha1.update(bytes, at, n);
      sha256.update(bytes, at, n);
      at += n;
    }
  }

  /** The digests of everything taken since the last call. */
  public Digests finish() {
    return new Digests(
        Fingerprint.of(Algorithm.MD5, md5.digest()),
        Fingerprint.of(Algorithm.SHA1, sha1.digest()),
        Fingerprint.of(Algorithm.SHA256, sha256.digest()));
  }

  private static MessageDigest jdk(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }
}
