package io.winnow.list.compiled;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Keys of entries: 128 bits of the SHA-256 of (holder, owner, id), or of (holder, owner, value)
 * where the entry has no id: what one holder takes back stays listed where another holder lists it
 * too. Each part is led by its length, so that no two keys are made of the same bytes.
 */
final class EntryKey {
  private final MessageDigest sha256;
  private final byte[] digest = new byte[32];

  EntryKey() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Makes the key of an entry with an id. */
  void named(byte[] holder, byte[] owner, byte[] id) {
    sha256.update((byte) 'i');
    part(holder);
    part(owner);
    part(id);
    end();
  }

  /** Makes the key of a value without an id. */
  void anonymous(byte[] holder, byte[] owner, String table, byte[] value) {
    sha256.update((byte) 'v');
    part(holder);
    part(owner);
    part(table.getBytes(StandardCharsets.ISO_8859_1));
    part(value);
    end();
  }

  /** Makes the key that a text is sorted by, whoever lists it. */
  void text(String table, byte[] value) {
    sha256.update((byte) 't');
    part(table.getBytes(StandardCharsets.ISO_8859_1));
    part(value);
    end();
  }

  long high() {
    return word(0);
  }

  long low() {
    return word(8);
  }

  private void part(byte[] bytes) {
    sha256.update((byte) (bytes.length >>> 8));
    sha256.update((byte) bytes.length);
    sha256.update(bytes);
  }

  private void end() {
    try {
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }

  private long word(int from) {
    long word = 0;
    for (int i = from; i < from + 8; i++) {
      word = word << 8 | (digest[i] & 0xff);
    }
    return word;
  }
}
