package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.TokenKey;
import io.winnow.run.Plan;
import io.winnow.spark.PolicyFiles;
import java.util.Optional;

/** The token key of a run that is looked at. */
final class KeyFiles {
  private KeyFiles() {}

  /** The key in a file, if one is named. */
  static Optional<TokenKey> tokenKey(String file) {
    return file.isBlank() ? Optional.empty() : Optional.of(PolicyFiles.tokenKey(file));
  }

  /**
   * Looks whether it is the key of a run.
   *
   * @throws ProblemsException if not: its tokens would name nothing in it
   */
  static void requireOf(Plan plan, TokenKey key) {
    problem(plan, key)
        .ifPresent(
            problem -> {
              throw new ProblemsException(problem);
            });
  }

  /** What is to be said where it is not the key of a run. */
  static Optional<Problem> problem(Plan plan, TokenKey key) {
    return plan.tokenKeyId().equals(key.id())
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "--token-key",
                "is key %s, the run's is %s".formatted(key.id(), plan.tokenKeyId())));
  }
}
