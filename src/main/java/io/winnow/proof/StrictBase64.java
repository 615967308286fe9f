package io.winnow.proof;

import java.util.Base64;

/** Base64 of which every bit counts: the JDK's decoder passes over spare ones in the last digit. */
public final class StrictBase64 {
  private StrictBase64() {}

  /**
   * Decodes.
   *
   * @throws IllegalArgumentException if the text is not what the bytes would be written as
   */
  public static byte[] decode(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("not canonical Base64");
    }
    return bytes;
  }

  /** Encodes. */
  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
