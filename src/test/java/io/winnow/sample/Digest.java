package io.winnow.sample;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of bytes in the spellings that lists and shards use. */
final class Digest {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Digest() {}

  static String md5(byte[] bytes) {
    return hex("MD5", bytes);
  }

  static String sha1(byte[] bytes) {
    return hex("SHA-1", bytes);
  }

  static String sha256(byte[] bytes) {
    return hex("SHA-256", bytes);
  }

  /** As WARC headers have it: {@code sha1:} and base32. */
  static String warc(byte[] bytes) {
    StringBuilder text = new StringBuilder("sha1:");
    int buffer = 0;
    int filled = 0;
    for (byte b : digest("SHA-1", bytes)) {
      buffer = (buffer << 8) | (b & 0xff);
      for (filled += 8; filled >= 5; filled -= 5) {
        text.append(BASE32.charAt((buffer >> (filled - 5)) & 31));
      }
    }
    return text.toString();
  }

  private static String hex(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(digest(algorithm, bytes));
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
