package io.winnow.proof;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signed payload as JSON: the envelope of DSSE, protocol 1.0.2, which in-toto's and Sigstore's
 * tools read.
 *
 * @param payloadType what the payload is
 * @param payload Base64 of the bytes that are signed together with their type
 * @param signatures at least one of them of the form of one
 */
public record Envelope(String payloadType, String payload, List<Signed> signatures) {
  private static final int SIGNATURE_BYTES = 64;

  public Envelope {
    Objects.requireNonNull(payloadType);
    Objects.requireNonNull(payload);
    signatures = List.copyOf(signatures);
    if (signatures.stream().noneMatch(Signed::isWellFormed)) {
      throw new IllegalArgumentException("an envelope has at least one signature of 64 bytes");
    }
  }

  /**
   * One signature.
   *
   * @param keyid hex SHA-256 of the public key: a hint, nothing is proved by it; null if it is not
   *     said
   * @param sig Base64 of the signature
   */
  public record Signed(@Nullable String keyid, String sig) {
    public Signed {
      Objects.requireNonNull(sig);
    }

    /** Whether it can be a signature of Ed25519 at all: Base64 of 64 bytes. */
    private boolean isWellFormed() {
      try {
        return StrictBase64.decode(sig).length == SIGNATURE_BYTES;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  /** Signs. */
  public static Envelope sign(
      String payloadType, byte[] payload, SigningKey key, VerifyingKey publicKey) {
    byte[] signature = key.sign(Dsse.encoding(payloadType, payload));
    Base64.Encoder base64 = Base64.getEncoder();
    return new Envelope(
        payloadType,
        base64.encodeToString(payload),
        List.of(new Signed(publicKey.id(), base64.encodeToString(signature))));
  }

  /**
   * The payload.
   *
   * @throws IllegalArgumentException if it is not Base64
   */
  public byte[] bytes() {
    return StrictBase64.decode(payload);
  }

  /** Whether all signatures are named after the key; there is nothing else in it to alter then. */
  public boolean names(VerifyingKey key) {
    return !signatures.isEmpty() && signatures.stream().allMatch(s -> key.id().equals(s.keyid()));
  }

  /**
   * Whether one of the signatures is the key's over payload and type. Others may have signed too,
   * or put something there that is no signature: that says nothing of this one.
   */
  public boolean isSignedBy(VerifyingKey key) {
    byte[] message;
    try {
      message = Dsse.encoding(payloadType, bytes());
    } catch (IllegalArgumentException e) {
      return false; // What is signed is not Base64.
    }
    return signatures.stream()
        .filter(Signed::isWellFormed)
        .anyMatch(s -> key.verifies(message, StrictBase64.decode(s.sig())));
  }
}
