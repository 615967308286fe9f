package io.winnow.list.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Turns bytes and text into the words that an index compares. */
final class Keys {
  private static final MessageDigest SHA_256 = sha256();

  private Keys() {}

  /** Words that hold {@code byteLength} bytes. */
  static int words(int byteLength) {
    return (byteLength + 7) / 8;
  }

  /** Big-endian words, the last one filled up with zeros. */
  static long[] of(byte[] bytes) {
    long[] key = new long[words(bytes.length)];
    for (int i = 0; i < bytes.length; i++) {
      key[i >> 3] |= (bytes[i] & 0xffL) << (56 - 8 * (i & 7));
    }
    return key;
  }

  /** The bytes that {@link #of} made the words of. */
  static byte[] bytes(long[] key, int byteLength) {
    byte[] bytes = new byte[byteLength];
    for (int i = 0; i < byteLength; i++) {
      bytes[i] = (byte) (key[i >> 3] >>> (56 - 8 * (i & 7)));
    }
    return bytes;
  }

  /**
   * The first 128 bits of the text's SHA-256. A cryptographic hash, so that nobody can make up an
   * address that an allow-list takes for one of its own.
   */
  static long[] ofText(String text) {
    byte[] digest;
    try {
      digest = ((MessageDigest) SHA_256.clone()).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
    long[] key = new long[2];
    for (int i = 0; i < 16; i++) {
      key[i >> 3] = key[i >> 3] << 8 | (digest[i] & 0xff);
    }
    return key;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
