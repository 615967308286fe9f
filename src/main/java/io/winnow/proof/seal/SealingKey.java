package io.winnow.proof.seal;

import com.google.crypto.tink.HybridEncrypt;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The public half of an evidence key: seals files that only the holder of the {@link OpeningKey}
 * can open. Thread-safe.
 */
public final class SealingKey {
  private final byte[] key;
  private final HybridEncrypt hpke;

  SealingKey(byte[] key) throws GeneralSecurityException {
    this.key = key.clone();
    this.hpke = Hpke.sealer(key);
    // A point of small order passes for a key until it is used.
    hpke.encrypt(new byte[0], new byte[0]);
  }

  /**
   * Reads the line that {@link #text} gives; empty lines and those that begin with {@code #} do not
   * count.
   *
   * @throws IllegalArgumentException if it is no such key; the message does not quote it
   */
  public static SealingKey parse(String text) {
    KeyText.Line line = KeyText.read(KeyText.PUBLIC, text);
    KeyText.check(line, line.key());
    try {
      return new SealingKey(line.key());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is an evidence key that nothing can be sealed to");
    }
  }

  /** The key as one line of text, without its end. */
  public String text() {
    return KeyText.write(KeyText.PUBLIC, key, key);
  }

  byte[] raw() {
    return key.clone();
  }

  /** Tells pairs of keys apart: 16 hex digits of the SHA-256 of the public half. */
  public String id() {
    return KeyText.hexId(key);
  }

  /**
   * A stream whose bytes are sealed into another. Its memory, two segments of 1 MiB, does not grow
   * with the file.
   *
   * @param name the file's name: it opens under this name only, so that files cannot be swapped
   * @param out takes the sealed file; closed with the stream
   */
  public OutputStream seal(String name, OutputStream out) throws IOException {
    byte[] dataKey = new byte[SealHead.DATA_KEY_BYTES];
    new SecureRandom().nextBytes(dataKey);
    try {
      SealHead head = SealHead.of(KeyText.id(key), name);
      head.wrap(hpke.encrypt(dataKey, head.info()));
      out.write(head.bytes());
      return new SealedStream(
          SealHead.body(dataKey).newEncryptingStream(out, head.associatedData()), out);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that sealed before seals again", e);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "SealingKey " + id();
  }
}
