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
 * @param signatures at least one
 */
public record Envelope(String payloadType, String payload, List<Signed> signatures) {
  public Envelope {
    Objects.requireNonNull(payloadType);
    Objects.requireNonNull(payload);
    signatures = List.copyOf(signatures);
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

  /** Whether one of the signatures is the key's over payload and type. */
  public boolean isSignedBy(VerifyingKey key) {
    try {
      byte[] message = Dsse.encoding(payloadType, bytes());
      return signatures.stream().anyMatch(s -> key.verifies(message, StrictBase64.decode(s.sig())));
    } catch (IllegalArgumentException e) {
      return false; // Something in it is not Base64.
    }
  }
}
