package io.winnow.cli;

import io.winnow.audit.ItemName;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.TokenKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers who looked behind a mask. A masked row is known by its token alone; whoever has the
 * token key can ask whether it is that of an item id, or which kept item is its, and so learn where
 * a confidential hit lies. A "no" tells as much as a "yes", and so would a refusal that is only
 * given where something is masked: whoever asks with the key says why, whatever comes out.
 */
final class MaskedRows {
  private final RunDirectory directory;
  private final String command;
  private final String why;

  /**
   * A memory of one command.
   *
   * @param command as it stands in the audit line
   * @param why in the user's words, or empty
   */
  MaskedRows(RunDirectory directory, String command, String why) {
    this.directory = directory;
    this.command = command;
    this.why = why;
  }

  /** Leaves an audit line before an item is looked for with the token key. */
  void recordSearch(ItemName item, TokenKey key) throws IOException {
    record(Map.of("item", item.token(Optional.of(key)).orElseThrow()));
  }

  /**
   * Looks whether the user says why, before anything takes its time.
   *
   * @throws ProblemsException if not
   */
  void requireWhy() {
    problem()
        .ifPresent(
            problem -> {
              throw new ProblemsException(problem);
            });
  }

  /** What is to be said to a user who does not say why. */
  Optional<Problem> problem() {
    return why.isBlank()
        ? Optional.of(
            Problem.of(
                "--why",
                "say why you ask for what the run masks, or may mask; it stands in the run's audit"
                    + " trail"))
        : Optional.empty();
  }

  /**
   * Leaves an audit line; when this returns, it is on disk.
   *
   * @throws ProblemsException if the user does not say why
   */
  void record(Map<String, String> facts) throws IOException {
    requireWhy();
    new AuditTrail(directory.out(), Clock.systemUTC())
        .write(AuditName.ofUser(), why, command, facts);
  }
}
