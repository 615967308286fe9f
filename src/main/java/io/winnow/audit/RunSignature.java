package io.winnow.audit;

import io.winnow.proof.Envelope;
import io.winnow.proof.SigningKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs a run, and says who signed it. */
public final class RunSignature {
  static final String UNSIGNED = "unsigned, unauthenticated";
  static final String UNAUTHENTICATED = "signed, unauthenticated";
  static final String BY_ANOTHER = "signed by another";
  static final String AUTHENTICATED = "authenticated";

  private final RunDirectory directory;

  public RunSignature(RunDirectory directory) {
    this.directory = directory;
  }

  /** Signs the run as it lies there; an earlier signature is replaced. */
  public void sign(SigningKey key, VerifyingKey publicKey) throws IOException {
    byte[] statement = RunStatement.of(directory).json();
    Envelope envelope = Envelope.sign(RunStatement.PAYLOAD_TYPE, statement, key, publicKey);
    directory.out().replace(RunStatement.FILE, Json.pretty(envelope));
  }

  /**
   * What the signature says.
   *
   * @param state one of {@code unsigned, unauthenticated}, {@code signed, unauthenticated}, {@code
   *     authenticated}, or what is wrong
   * @param faults what is wrong with it
   */
  public record Finding(String state, List<String> faults) {}

  /** Whether there is none. */
  public boolean isMissing() throws IOException {
    return !directory.out().exists(RunStatement.FILE);
  }

  /**
   * Whether the plan that lies there may be believed as far as signatures go: nobody has signed the
   * run, or the holder of the key has signed this very plan.
   */
  public boolean allowsPlan(VerifyingKey key) throws IOException {
    if (isMissing()) {
      return true;
    }
    try {
      Envelope envelope = Json.read(directory.out().read(RunStatement.FILE), Envelope.class);
      RunStatement.Subject plan =
          new RunStatement.Subject(RunDirectory.PLAN, Map.of("sha256", directory.planSha256()));
      return envelope.isSignedBy(key)
          && Json.read(envelope.bytes(), RunStatement.class).subject().contains(plan);
    } catch (DamagedException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Checks it.
   *
   * @param trusted the key that the run must be signed by; without one nobody can be believed, but
   *     what was altered since the signing is seen
   */
  public Finding check(Optional<VerifyingKey> trusted) throws IOException {
    if (isMissing()) {
      return trusted.isPresent()
          ? new Finding(UNSIGNED, List.of("missing: the run is not signed"))
          : new Finding(UNSIGNED, List.of());
    }
    Envelope envelope;
    RunStatement signed;
    try {
      envelope = Json.read(directory.out().read(RunStatement.FILE), Envelope.class);
      signed = Json.read(envelope.bytes(), RunStatement.class);
    } catch (DamagedException | IllegalArgumentException e) {
      return new Finding(
          "damaged", List.of("changed: " + RunStatement.FILE + " is no signed statement"));
    }
    if (trusted.isPresent() && !envelope.isSignedBy(trusted.get())) {
      return new Finding(
          BY_ANOTHER,
          List.of(
              "changed: the run is not signed with the key %.12s".formatted(trusted.get().id())));
    }
    String state = trusted.isPresent() ? AUTHENTICATED : UNAUTHENTICATED;
    if (!envelope.payloadType().equals(RunStatement.PAYLOAD_TYPE)
        || !signed.equals(RunStatement.of(directory))) {
      return new Finding(
          state, List.of("changed: manifest, plan or receipts are not those that were signed"));
    }
    return new Finding(state, List.of());
  }
}
