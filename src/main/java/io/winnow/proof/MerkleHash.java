package io.winnow.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of RFC 6962, section 2.1: leaves and nodes can never be taken for each other. */
final class MerkleHash {
  private final MessageDigest sha256;

  MerkleHash() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] leaf(byte[] data) {
    sha256.update((byte) 0);
    return sha256.digest(data);
  }

  byte[] node(byte[] left, byte[] right) {
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  /** The root of no leaves. */
  byte[] empty() {
    return sha256.digest();
  }
}
