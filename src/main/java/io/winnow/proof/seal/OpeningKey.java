package io.winnow.proof.seal;

import com.google.crypto.tink.HybridDecrypt;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * The private half of an evidence key (X25519, RFC 7748): opens what its {@link SealingKey} sealed.
 * Meant to be held by whoever answers for the evidence, never where the pipeline runs. Thread-safe.
 */
public final class OpeningKey {
  private final byte[] key;
  private final HybridDecrypt hpke;
  private final SealingKey publicHalf;

  private OpeningKey(byte[] key) throws GeneralSecurityException {
    this.key = key.clone();
    this.hpke = Hpke.opener(key);
    this.publicHalf = new SealingKey(Hpke.publicOf(key));
  }

  /** A new random key. */
  public static OpeningKey generate() {
    try {
      return new OpeningKey(Hpke.generate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a new key is a key", e);
    }
  }

  /**
   * Reads the line that {@link #text} gives; empty lines and those that begin with {@code #} do not
   * count.
   *
   * @throws IllegalArgumentException if it is no such key; the message does not quote it
   */
  public static OpeningKey parse(String text) {
    KeyText.Line line = KeyText.read(KeyText.PRIVATE, text);
    try {
      KeyText.check(line, Hpke.publicOf(line.key()));
      return new OpeningKey(line.key());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no private half of an evidence key");
    }
  }

  /** The key as one line of text, without its end: for its owner alone. */
  public String text() {
    return KeyText.write(KeyText.PRIVATE, publicHalf.raw(), key);
  }

  /** The half that the pipeline gets. */
  public SealingKey sealingKey() {
    return publicHalf;
  }

  /** The same as of the public half. */
  public String id() {
    return publicHalf.id();
  }

  /**
   * Opens a sealed file, to be read from any place. Each segment is checked before a byte of it is
   * given out, and the last one at once, so that the size is the one it was sealed with. Holds two
   * segments of 1 MiB.
   *
   * @param name the name that it was sealed under
   * @param file the sealed file; closed with the answer, or where this fails
   * @throws SealException if it is no sealed file, is sealed to another key, or was altered
   */
  public SeekableByteChannel open(String name, SeekableByteChannel file) throws IOException {
    try {
      SealHead head = SealHead.read(file, name);
      if (!head.keyId().equals(id())) {
        throw new SealException(
            "is sealed to key %s, this is key %s".formatted(head.keyId(), id()));
      }
      byte[] dataKey = dataKey(head);
      try {
        return OpenedChannel.open(SealHead.body(dataKey), file, head.associatedData());
      } finally {
        Arrays.fill(dataKey, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      file.close();
      throw new IllegalStateException("the key of a file has 32 bytes", e);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private byte[] dataKey(SealHead head) throws SealException {
    try {
      byte[] dataKey = hpke.decrypt(head.wrapped(), head.info());
      if (dataKey.length == SealHead.DATA_KEY_BYTES) {
        return dataKey;
      }
    } catch (GeneralSecurityException e) {
      // Said below; what Tink says of it is no use to anybody.
    }
    throw new SealException(OpenedChannel.ALTERED);
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "OpeningKey " + id();
  }
}
