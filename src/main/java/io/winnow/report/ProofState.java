package io.winnow.report;

import io.winnow.core.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the run's signature. Only {@link Kind#AUTHENTICATED} tells who stands behind the
 * run.
 *
 * @param kind what there is
 * @param keyId hex id of the key that the user trusts; empty without one
 * @param faults what is wrong with it, as sentences; empty unless {@link Kind#BROKEN}
 */
public record ProofState(Kind kind, String keyId, List<String> faults) {
  public ProofState {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(keyId);
    faults = List.copyOf(faults);
  }

  /**
   * What keeps papers that others rely on from being made of a run.
   *
   * @param location the run's
   * @param done what cannot be done with it: attested, described
   */
  public Optional<Problem> problem(String location, String done) {
    return kind == Kind.BROKEN
        ? Optional.of(
            Problem.of(
                location,
                "cannot be %s: its signature does not hold; `winnow verify` says why"
                    .formatted(done)))
        : Optional.empty();
  }

  /** What there is. */
  public enum Kind {
    /** No signature, and none was asked for. */
    UNSIGNED,
    /** Signed and unchanged since, by somebody: no trusted key was given. */
    UNAUTHENTICATED,
    /** Signed with the key that the user trusts, and unchanged since. */
    AUTHENTICATED,
    /** Changed since it was signed, or not signed with the key that the user trusts. */
    BROKEN
  }
}
