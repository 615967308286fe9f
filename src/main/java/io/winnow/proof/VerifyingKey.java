package io.winnow.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** An Ed25519 public key (RFC 8032), as SubjectPublicKeyInfo in PEM. */
public final class VerifyingKey {
  static final String LABEL = "PUBLIC KEY";

  private final PublicKey key;

  private VerifyingKey(PublicKey key) {
    this.key = key;
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if it is no such key
   */
  public static VerifyingKey parse(String pem) {
    byte[] encoded =
        Pem.read(LABEL, pem)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "is no public key in PEM (-----BEGIN PUBLIC KEY-----)"));
    try {
      return new VerifyingKey(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no Ed25519 public key");
    }
  }

  /** SHA-256 of the encoded key in hex: what a signature names its key by. */
  public String id() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether the signature is of this key over that message. */
  public boolean verifies(byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // Not even the form of a signature.
    }
  }
}
