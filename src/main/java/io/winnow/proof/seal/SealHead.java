package io.winnow.proof.seal;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What stands before the bytes of a sealed file, big-endian:
 *
 * <pre>
 *   0   8  magic, WNOWHPKE
 *   8   4  format, 1
 *  12   4  bytes of a segment as sealed, 1,048,576
 *  16   8  id of the key
 *  24   4  length of the wrapped key, 80
 *  28  80  the file's own key, 32 random bytes, wrapped by {@link Hpke}; its info is bytes 0–27 of
 *          this head, then the file's name in UTF-8
 * 108  40  head of the stream: its length, 40 (1); salt (32); nonce prefix (7)
 * 148      segments; those before the last end at multiples of a segment's size
 * </pre>
 *
 * <p>From byte 108 on it is Tink's AES-GCM-HKDF streaming AEAD: a segment's key is HKDF-SHA256 of
 * the file's key with that salt and, as info, the associated data; its nonce is the prefix, the
 * segment's number (4) and 1 for the last segment, else 0 (1); it ends with a tag of 16 bytes. The
 * associated data are bytes 0–107, then the file's name in UTF-8.
 */
final class SealHead {
  static final int BYTES = 108;

  /** Bytes of a file that seals nothing. */
  static final int LEAST_FILE_BYTES = BYTES + 40 + 16; // Stream's head and a tag.

  /** Bytes of a segment as sealed, with its tag. */
  static final int SEGMENT = 1 << 20;

  static final int TAG_BYTES = 16;
  static final int DATA_KEY_BYTES = 32;

  private static final byte[] MAGIC = "WNOWHPKE".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 1;
  private static final int KEY_ID = 16;
  private static final int WRAPPED_LENGTH = 24;
  private static final int WRAPPED = 28;
  private static final int WRAPPED_BYTES = DATA_KEY_BYTES + Hpke.OVERHEAD;

  private final byte[] bytes;
  private final byte[] name;

  private SealHead(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name.getBytes(StandardCharsets.UTF_8);
  }

  /** Of a new file, its wrapped key still missing. */
  static SealHead of(byte[] keyId, String name) {
    ByteBuffer head = ByteBuffer.allocate(BYTES);
    head.put(MAGIC).putInt(FORMAT).putInt(SEGMENT).put(keyId).putInt(WRAPPED_BYTES);
    return new SealHead(head.array(), name);
  }

  /**
   * Reads it from a file's beginning.
   *
   * @throws SealException if it is no such head
   */
  static SealHead read(SeekableByteChannel file, String name) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(BYTES);
    file.position(0);
    while (head.hasRemaining() && file.read(head) >= 0) {
      // A channel gives as much as it likes.
    }
    byte[] bytes = head.array();
    if (!Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      throw new SealException("is no sealed file");
    }
    if (head.getInt(8) != FORMAT || head.getInt(12) != SEGMENT) {
      throw new SealException("is sealed in a form that this version does not know");
    }
    if (file.size() < LEAST_FILE_BYTES || head.getInt(WRAPPED_LENGTH) != WRAPPED_BYTES) {
      throw new SealException("is a sealed file that was cut or altered");
    }
    return new SealHead(bytes, name);
  }

  String keyId() {
    return HexFormat.of().formatHex(bytes, KEY_ID, KEY_ID + KeyText.ID_BYTES);
  }

  byte[] wrapped() {
    return Arrays.copyOfRange(bytes, WRAPPED, BYTES);
  }

  void wrap(byte[] wrapped) {
    if (wrapped.length != WRAPPED_BYTES) {
      throw new IllegalStateException("a wrapped key has " + wrapped.length + " bytes");
    }
    System.arraycopy(wrapped, 0, bytes, WRAPPED, WRAPPED_BYTES);
  }

  /** What the wrapped key is bound to. */
  byte[] info() {
    return withName(WRAPPED);
  }

  /** What every segment is bound to. */
  byte[] associatedData() {
    return withName(BYTES);
  }

  private byte[] withName(int length) {
    byte[] all = Arrays.copyOf(bytes, length + name.length);
    System.arraycopy(name, 0, all, length, name.length);
    return all;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** What seals and opens the bytes behind the head. */
  static StreamingAead body(byte[] dataKey) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(dataKey, "HmacSha256", DATA_KEY_BYTES, SEGMENT, BYTES);
  }
}
