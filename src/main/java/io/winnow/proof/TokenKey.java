package io.winnow.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that turns item ids and list entries into tokens: HMAC-SHA-256 (RFC 2104), cut to 128
 * bits. Whoever has the key can name what a token stands for; nobody else can.
 */
public final class TokenKey {
  /** Bytes of a key. */
  public static final int BYTES = 32;

  private static final int TOKEN_BYTES = 16;

  private final SecretKeySpec key;

  private TokenKey(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * Reads 64 hex digits; white space and lines that begin with {@code #} do not count.
   *
   * @throws IllegalArgumentException if it is no such key; the message does not quote it
   */
  public static TokenKey parse(String text) {
    StringBuilder hex = new StringBuilder();
    text.lines()
        .map(line -> line.replaceAll("\\s", ""))
        .filter(line -> !line.startsWith("#"))
        .forEach(hex::append);
    byte[] key;
    try {
      key = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a token key is 64 hexadecimal digits");
    }
    if (key.length != BYTES) {
      throw new IllegalArgumentException(
          "a token key is 64 hexadecimal digits, not " + hex.length());
    }
    return new TokenKey(key);
  }

  /** The text form of a new random key. */
  public static String random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  /** Tells keys apart without giving them away; stands in plan and manifest. */
  public String id() {
    return token("key", "").substring(0, 16);
  }

  /** The token of an item id. */
  public String itemToken(String itemId) {
    return token("item", itemId);
  }

  /** The token of a list's entry; the same in every version of the list. */
  public String entryToken(String listId, String entryId) {
    return token("entry", listId + '\0' + entryId);
  }

  private String token(String domain, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(domain.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      byte[] full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(full, TOKEN_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "TokenKey " + id();
  }
}
