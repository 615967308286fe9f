package io.winnow.list.compiled;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The first 64 bytes of a sealed list, big-endian: magic (8), format (4), bytes of a segment before
 * sealing (4), key id (8), salt (16), nonce prefix (7), zeros to 64. They are authenticated with
 * every segment.
 */
final class SealHead {
  static final byte[] MAGIC = "WNOWSEAL".getBytes(StandardCharsets.US_ASCII);
  static final int BYTES = 64;
  static final int TAG_BYTES = 16;

  private static final int FORMAT = 1;
  private static final int SEGMENT = 1 << 20;
  private static final int PREFIX_BYTES = 7;
  private static final int SALT = 16 + ListKey.ID_BYTES;
  private static final int PREFIX = SALT + 16;

  private final byte[] bytes;
  private final SecretKey key;

  private SealHead(byte[] bytes, ListKey key) {
    this.bytes = bytes;
    this.key = key.of(Arrays.copyOfRange(bytes, SALT, PREFIX));
  }

  /** Of a new file: salt and nonce prefix are random. */
  static SealHead create(ListKey key) {
    byte[] random = new byte[PREFIX - SALT + PREFIX_BYTES];
    new SecureRandom().nextBytes(random);
    ByteBuffer head = ByteBuffer.allocate(BYTES);
    head.put(MAGIC).putInt(FORMAT).putInt(SEGMENT).put(key.idBytes()).put(random);
    return new SealHead(head.array(), key);
  }

  /**
   * Reads it.
   *
   * @throws BrokenListException if it is none, or is of another key
   */
  static SealHead read(InputStream in, ListKey key) throws IOException {
    byte[] bytes = in.readNBytes(BYTES);
    ByteBuffer head = ByteBuffer.wrap(bytes);
    if (bytes.length < BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      throw new BrokenListException("it is cut");
    }
    if (head.getInt(8) != FORMAT || head.getInt(12) != SEGMENT) {
      throw new BrokenListException("it is sealed in a form that this version does not know");
    }
    byte[] id = Arrays.copyOfRange(bytes, 16, SALT);
    if (!Arrays.equals(id, key.idBytes())) {
      throw new BrokenListException(
          "it is sealed with key %s, and the one at hand is %s"
              .formatted(HexFormat.of().formatHex(id), key.id()));
    }
    return new SealHead(bytes, key);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  static int segmentBytes() {
    return SEGMENT;
  }

  /** A cipher for one segment: its place and whether it is the last are part of the nonce. */
  Cipher cipher(int mode, int segment, boolean last) {
    byte[] nonce =
        ByteBuffer.allocate(PREFIX_BYTES + Integer.BYTES + 1)
            .put(bytes, PREFIX, PREFIX_BYTES)
            .putInt(segment)
            .put((byte) (last ? 1 : 0))
            .array();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
      cipher.updateAAD(bytes);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }
}
