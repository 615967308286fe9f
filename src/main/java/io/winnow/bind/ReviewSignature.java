package io.winnow.bind;

import com.google.common.hash.Hashing;
import io.winnow.proof.Envelope;
import io.winnow.proof.SigningKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import java.util.Optional;

/**
 * The signature over a decisions file: Ed25519 in a DSSE envelope, which lies beside it.
 *
 * <p>It shows that the holder of the key saw these decisions, not that the key is the reviewer's:
 * the policy says whose key counts.
 */
public final class ReviewSignature {
  /** What the envelope's file is called: the decisions file's name and this. */
  public static final String SUFFIX = ".dsse.json";

  /** Largest envelope in bytes: a million shards. */
  static final int MOST_BYTES = 64 << 20;

  private ReviewSignature() {}

  /**
   * Signs.
   *
   * @param file the decisions file
   * @param name how it is called, without folders
   * @param scope what its decisions are about
   * @return the envelope
   */
  public static byte[] sign(
      byte[] file, String name, ReviewScope scope, SigningKey key, VerifyingKey publicKey) {
    byte[] statement = Json.pretty(ReviewStatement.of(name, sha256(file), scope));
    return Json.pretty(Envelope.sign(ReviewStatement.PAYLOAD_TYPE, statement, key, publicKey));
  }

  /**
   * Checks.
   *
   * @param file the decisions file
   * @param envelope what lies beside it
   * @param trusted the key that counts; without one it is only seen what was altered since
   * @return what the decisions are about
   * @throws IllegalArgumentException if the file is not what was signed; the message goes on after
   *     the file's name
   */
  static ReviewScope check(byte[] file, byte[] envelope, Optional<VerifyingKey> trusted) {
    Envelope signed = envelope(envelope);
    if (trusted.isPresent() && !signed.isSignedBy(trusted.get())) {
      throw new IllegalArgumentException(
          "is not signed with the key %.12s".formatted(trusted.get().id()));
    }
    ReviewStatement statement = statement(signed);
    if (!signed.payloadType().equals(ReviewStatement.PAYLOAD_TYPE) || !statement.isOfDecisions()) {
      throw new IllegalArgumentException("has the signature of something else beside it");
    }
    if (!statement.isOf(sha256(file))) {
      throw new IllegalArgumentException(
          "has changed since it was signed; let its reviewer look at it and sign it again");
    }
    return statement.predicate();
  }

  private static Envelope envelope(byte[] json) {
    try {
      return Json.read(json, Envelope.class);
    } catch (DamagedException e) {
      throw new IllegalArgumentException("has no signature beside it that can be read");
    }
  }

  private static ReviewStatement statement(Envelope signed) {
    try {
      return Json.read(signed.bytes(), ReviewStatement.class);
    } catch (DamagedException | IllegalArgumentException e) {
      throw new IllegalArgumentException("has the signature of something else beside it");
    }
  }

  private static String sha256(byte[] file) {
    return Hashing.sha256().hashBytes(file).toString();
  }
}
