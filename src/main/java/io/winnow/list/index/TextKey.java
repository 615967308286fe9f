package io.winnow.list.index;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Texts as keys of 128 bits: the first of their SHA-256. A cryptographic hash, so that nobody can
 * make up an address that an allow-list takes for one of its own.
 *
 * <p>Holds the bytes of one text, so that the keys of its ends and beginnings cost no copy. One for
 * each thread.
 */
public final class TextKey {
  /** Bytes of a key. */
  public static final int BYTES = 16;

  private static final ThreadLocal<TextKey> OF_THREAD = ThreadLocal.withInitial(TextKey::new);

  private final MessageDigest sha256;
  private final byte[] digest = new byte[32];
  private final long[] key = new long[2];
  private byte[] text = new byte[512];
  private int length;

  private TextKey() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** This thread's, holding a text in UTF-8; good until the thread asks for the next. */
  public static TextKey of(String text) {
    TextKey key = OF_THREAD.get();
    key.take(text);
    return key;
  }

  /** Bytes of the text. */
  public int length() {
    return length;
  }

  public byte byteAt(int i) {
    return text[i];
  }

  /** The key of a stretch of the text; the array is used again for the next. */
  public long[] key(int from, int to) {
    try {
      sha256.update(text, from, to - from);
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    key[0] = big(0);
    key[1] = big(8);
    return key;
  }

  /** The key of all of the text. */
  public long[] key() {
    return key(0, length);
  }

  private long big(int from) {
    long word = 0;
    for (int i = from; i < from + 8; i++) {
      word = word << 8 | (digest[i] & 0xff);
    }
    return word;
  }

  private void take(String string) {
    int count = string.length();
    if (count > text.length) {
      text = new byte[Math.max(count, Math.min(1 << 16, 2 * text.length))];
    } else if (text.length > 1 << 16) {
      text = new byte[1 << 12];
      take(string);
      return;
    }
    for (int i = 0; i < count; i++) {
      char c = string.charAt(i);
      if (c >= 0x80) {
        text = string.getBytes(StandardCharsets.UTF_8);
        length = text.length;
        return;
      }
      text[i] = (byte) c;
    }
    length = count;
  }
}
