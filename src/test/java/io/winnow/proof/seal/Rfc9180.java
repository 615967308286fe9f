package io.winnow.proof.seal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * HPKE in base mode, written from RFC 9180 with the JDK alone: an oracle that shares no code with
 * what it judges. DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-GCM of either key length.
 */
final class Rfc9180 {
  private static final byte[] KEM = {'K', 'E', 'M', 0, 0x20};
  private static final int HASH_BYTES = 32;

  private final byte[] suite;
  private final int keyBytes;

  private Rfc9180(int aead, int keyBytes) {
    this.suite = new byte[] {'H', 'P', 'K', 'E', 0, 0x20, 0, 1, 0, (byte) aead};
    this.keyBytes = keyBytes;
  }

  static final Rfc9180 AES_128 = new Rfc9180(1, 16);
  static final Rfc9180 AES_256 = new Rfc9180(2, 32);

  /** A context's key and the nonce of its first message (5.1). */
  @SuppressWarnings("ArrayRecordComponent")
  record Context(byte[] key, byte[] nonce) {}

  /** Encap with a given ephemeral key (4.1). */
  static byte[] encapsulated(byte[] ephemeral, byte[] ephemeralPublic, byte[] recipient)
      throws GeneralSecurityException {
    return sharedSecret(agree(ephemeral, recipient), ephemeralPublic, recipient);
  }

  /** Decap (4.1). */
  static byte[] decapsulated(byte[] encapsulated, byte[] privateKey, byte[] publicKey)
      throws GeneralSecurityException {
    return sharedSecret(agree(privateKey, encapsulated), encapsulated, publicKey);
  }

  private static byte[] sharedSecret(byte[] agreed, byte[] encapsulated, byte[] recipient)
      throws GeneralSecurityException {
    byte[] prk = labeledExtract(KEM, new byte[0], "eae_prk", agreed);
    return labeledExpand(KEM, prk, "shared_secret", concat(encapsulated, recipient), HASH_BYTES);
  }

  /** KeySchedule without a pre-shared key (5.1). */
  Context schedule(byte[] sharedSecret, byte[] info) throws GeneralSecurityException {
    byte[] none = new byte[0];
    byte[] context =
        concat(
            new byte[] {0},
            labeledExtract(suite, none, "psk_id_hash", none),
            labeledExtract(suite, none, "info_hash", info));
    byte[] secret = labeledExtract(suite, sharedSecret, "secret", none);
    return new Context(
        labeledExpand(suite, secret, "key", context, keyBytes),
        labeledExpand(suite, secret, "base_nonce", context, 12));
  }

  static byte[] seal(Context context, byte[] associated, byte[] plain)
      throws GeneralSecurityException {
    return gcm(Cipher.ENCRYPT_MODE, context.key(), context.nonce(), associated, plain);
  }

  static byte[] open(Context context, byte[] associated, byte[] sealed)
      throws GeneralSecurityException {
    return gcm(Cipher.DECRYPT_MODE, context.key(), context.nonce(), associated, sealed);
  }

  static byte[] gcm(int mode, byte[] key, byte[] nonce, byte[] associated, byte[] text)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(associated);
    return cipher.doFinal(text);
  }

  private static byte[] labeledExtract(byte[] suite, byte[] salt, String label, byte[] ikm)
      throws GeneralSecurityException {
    return extract(salt, concat(ascii("HPKE-v1"), suite, ascii(label), ikm));
  }

  private static byte[] labeledExpand(
      byte[] suite, byte[] prk, String label, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] size = ByteBuffer.allocate(2).putShort((short) length).array();
    return expand(prk, concat(size, ascii("HPKE-v1"), suite, ascii(label), info), length);
  }

  /** HKDF-Extract of RFC 5869. */
  static byte[] extract(byte[] salt, byte[] ikm) throws GeneralSecurityException {
    return hmac(salt.length == 0 ? new byte[HASH_BYTES] : salt, ikm);
  }

  /** HKDF-Expand of RFC 5869, up to one block. */
  static byte[] expand(byte[] prk, byte[] info, int length) throws GeneralSecurityException {
    return Arrays.copyOf(hmac(prk, concat(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  /** X25519 of RFC 7748; a public key is little-endian, its highest bit does not count. */
  private static byte[] agree(byte[] privateKey, byte[] publicKey) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("X25519");
    byte[] u = new byte[32];
    for (int i = 0; i < u.length; i++) {
      u[i] = publicKey[31 - i];
    }
    u[0] &= 0x7f;
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(
        factory.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey)));
    agreement.doPhase(
        factory.generatePublic(
            new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, u))),
        true);
    return agreement.generateSecret();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
