package io.winnow.proof.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * Opens a sealed file as {@code src/docs/evidence.md} lays it out, with the JDK alone: what a tool
 * that is not Winnow would do.
 */
final class ForeignOpener {
  private static final int WRAPPED = 28;
  private static final int STREAM = 108;

  private ForeignOpener() {}

  static byte[] open(byte[] file, String name, byte[] privateKey, byte[] publicKey)
      throws GeneralSecurityException {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    byte[] info = Rfc9180.concat(Arrays.copyOf(file, WRAPPED), utf8);
    byte[] encapsulated = Arrays.copyOfRange(file, WRAPPED, WRAPPED + 32);
    byte[] shared = Rfc9180.decapsulated(encapsulated, privateKey, publicKey);
    byte[] fileKey =
        Rfc9180.open(
            Rfc9180.AES_256.schedule(shared, info),
            new byte[0],
            Arrays.copyOfRange(file, WRAPPED + 32, STREAM));
    byte[] associated = Rfc9180.concat(Arrays.copyOf(file, STREAM), utf8);
    byte[] salt = Arrays.copyOfRange(file, STREAM + 1, STREAM + 33);
    byte[] prefix = Arrays.copyOfRange(file, STREAM + 33, STREAM + 40);
    byte[] key = Rfc9180.expand(Rfc9180.extract(salt, fileKey), associated, 32);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    int size = ByteBuffer.wrap(file).getInt(12);
    int from = STREAM + 40;
    for (int segment = 0; from < file.length; segment++) {
      int to = Math.min(file.length, (segment + 1) * size);
      byte[] nonce =
          ByteBuffer.allocate(12)
              .put(prefix)
              .putInt(segment)
              .put((byte) (to == file.length ? 1 : 0))
              .array();
      plain.writeBytes(
          Rfc9180.gcm(
              Cipher.DECRYPT_MODE, key, nonce, new byte[0], Arrays.copyOfRange(file, from, to)));
      from = to;
    }
    return plain.toByteArray();
  }
}
