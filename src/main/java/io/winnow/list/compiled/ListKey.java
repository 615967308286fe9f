package io.winnow.list.compiled;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret that seals compiled lists: 256 bits. Each file has a key of its own, made from it. */
public final class ListKey {
  /** The environment variable that may hold a key as 64 hexadecimal digits. */
  public static final String VARIABLE = "WINNOW_LIST_KEY";

  /** Bytes of a key's id. */
  static final int ID_BYTES = 8;

  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private ListKey(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * Reads 64 hex digits; white space and lines that begin with {@code #} do not count.
   *
   * @throws IllegalArgumentException if it is no such key; the message does not quote it
   */
  public static ListKey parse(String text) {
    StringBuilder hex = new StringBuilder();
    text.lines()
        .map(line -> line.replaceAll("\\s", ""))
        .filter(line -> !line.startsWith("#"))
        .forEach(hex::append);
    try {
      byte[] key = HexFormat.of().parseHex(hex);
      if (key.length == BYTES) {
        return new ListKey(key);
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the text.
    }
    throw new IllegalArgumentException("a list key is 64 hexadecimal digits");
  }

  /** Tells keys apart without giving them away. */
  public String id() {
    return HexFormat.of().formatHex(idBytes());
  }

  byte[] idBytes() {
    return Arrays.copyOf(mac("id", new byte[0]), ID_BYTES);
  }

  /** The key of one file. */
  SecretKey of(byte[] salt) {
    return new SecretKeySpec(mac("file", salt), "AES");
  }

  private byte[] mac(String purpose, byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(("winnow list " + purpose).getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      return mac.doFinal(salt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "ListKey " + id();
  }
}
