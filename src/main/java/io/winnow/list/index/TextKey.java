package io.winnow.list.index;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Texts as keys of 24 bytes: a quick hash of 64 bits, and the first 128 bits of SHA-256.
 *
 * <p>The quick hash says where to look: where it is not listed, the text is not, and nearly all
 * look-ups end there. The other decides: it is cryptographic, so that nobody can make up an address
 * that an allow-list takes for one of its own.
 *
 * <p>Holds the bytes of one text, so that the keys of its ends and beginnings cost no copy. One for
 * each thread.
 */
public final class TextKey {
  /** Bytes of a key. */
  public static final int BYTES = 24;

  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private static final ThreadLocal<TextKey> OF_THREAD = ThreadLocal.withInitial(TextKey::new);

  private final MessageDigest sha256;
  private final byte[] digest = new byte[32];
  private final long[] decider = new long[2];
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

  /** The key of all of the text, in words. */
  public long[] key() {
    long[] strong = decider(0, length);
    return new long[] {quick(0, length), strong[0], strong[1]};
  }

  /** The quick hash of a stretch of the text. */
  long quick(int from, int to) {
    long hash = 0;
    for (int i = to - 1; i >= from; i--) {
      hash = step(hash, text[i]);
    }
    return end(hash, to - from);
  }

  /** The hash of a stretch from that of the stretch without its first byte. */
  static long step(long hash, byte first) {
    return (hash ^ (first & 0xff)) * FACTOR;
  }

  /** Mixes all bits (the last step of MurmurHash3), with the length of the stretch. */
  static long end(long hash, int bytes) {
    long h = hash ^ bytes;
    h = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
    h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
    return h ^ h >>> 33;
  }

  /** The entry of a stretch of the text whose quick hash is known, or -1. */
  int find(ExactTable table, long quick, int from, int to) {
    int row = table.first(quick);
    if (row < 0) {
      return -1;
    }
    long[] strong = decider(from, to);
    for (; row < table.rows() && table.word(row, 0) == quick; row++) {
      if (table.word(row, 1) == strong[0] && table.word(row, 2) == strong[1]) {
        return table.entry(row);
      }
    }
    return -1;
  }

  /** The entry of a stretch of the text, or -1. */
  int find(ExactTable table, int from, int to) {
    return find(table, quick(from, to), from, to);
  }

  /** 128 bits of the SHA-256 of a stretch of the text; the array is used again for the next. */
  private long[] decider(int from, int to) {
    try {
      sha256.update(text, from, to - from);
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    decider[0] = big(0);
    decider[1] = big(8);
    return decider;
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
