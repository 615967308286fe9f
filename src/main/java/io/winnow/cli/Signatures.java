package io.winnow.cli;

import io.winnow.audit.RunSignature;
import io.winnow.audit.RunStatement;
import io.winnow.proof.VerifyingKey;
import io.winnow.report.ProofState;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.util.Optional;

/** What reports say of a run's signature. */
final class Signatures {
  private Signatures() {}

  /**
   * Checks it.
   *
   * @param trusted the key that the run must be signed with, if the user named one
   */
  static ProofState proof(RunDirectory directory, Optional<VerifyingKey> trusted)
      throws IOException {
    RunSignature.Finding found = new RunSignature(directory).check(trusted);
    ProofState.Kind kind =
        !found.faults().isEmpty()
            ? ProofState.Kind.BROKEN
            : !directory.out().exists(RunStatement.FILE)
                ? ProofState.Kind.UNSIGNED
                : trusted.isPresent()
                    ? ProofState.Kind.AUTHENTICATED
                    : ProofState.Kind.UNAUTHENTICATED;
    return new ProofState(kind, trusted.map(VerifyingKey::id).orElse(""), found.faults());
  }
}
