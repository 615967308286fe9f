package io.winnow.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * An Ed25519 private key (RFC 8032), as PKCS #8 in PEM: what {@code openssl genpkey -algorithm
 * ed25519} writes. Meant to be held by whoever answers for the run, not by the pipeline.
 */
public final class SigningKey {
  private static final String LABEL = "PRIVATE KEY";

  private final PrivateKey key;

  private SigningKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * A new key and its public half.
   *
   * @param privatePem for its owner alone
   * @param publicPem for everybody who verifies
   */
  public record Pair(String privatePem, String publicPem) {
    /** Hides the key. */
    @Override
    public String toString() {
      return "key pair:(hidden)";
    }
  }

  public static Pair generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new Pair(
          Pem.write(LABEL, pair.getPrivate().getEncoded()),
          Pem.write(VerifyingKey.LABEL, pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 15 and newer have Ed25519", e);
    }
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if it is no such key; the message does not quote it
   */
  public static SigningKey parse(String pem) {
    byte[] encoded =
        Pem.read(LABEL, pem)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "is no private key in PEM (-----BEGIN PRIVATE KEY-----)"));
    try {
      return new SigningKey(
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no Ed25519 private key");
    }
  }

  /**
   * Its public half.
   *
   * <p>The JDK makes none of a private key, but a pair of a seed: here the key's own.
   */
  public VerifyingKey publicKey() {
    byte[] seed =
        ((EdECPrivateKey) key)
            .getBytes()
            .orElseThrow(() -> new IllegalStateException("the key does not show its bytes"));
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
      pairs.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      KeyPair pair = pairs.generateKeyPair();
      if (!Arrays.equals(pair.getPrivate().getEncoded(), key.getEncoded())) {
        throw new IllegalStateException("this JDK makes keys in another way");
      }
      return VerifyingKey.parse(Pem.write(VerifyingKey.LABEL, pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 15 and newer have Ed25519", e);
    }
  }

  /** Gives out a seed instead of random bytes. */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  /** The 64 bytes of a signature. */
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs anything", e);
    }
  }

  @Override
  public String toString() {
    return "signing key:(hidden)";
  }
}
