package io.winnow.cli;

import io.winnow.audit.LedgerSearch;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.AuditTrail;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/**
 * Remembers who looked behind a mask. A masked row is known by its token alone; whoever has the
 * token key can ask whether it is that of an item id, and so learn where a confidential hit lies.
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

  /** Leaves an audit line if the key alone has shown that a row is of the item that was named. */
  void recordIfUnmasked(LedgerSearch.Found found) throws IOException {
    if (found.unmasked()) {
      record(Map.of("item", String.valueOf(found.row().text("item_token"))));
    }
  }

  /**
   * Leaves an audit line; when this returns, it is on disk.
   *
   * @throws ProblemsException if the user does not say why
   */
  void record(Map<String, String> facts) throws IOException {
    if (why.isBlank()) {
      throw new ProblemsException(
          Problem.of(
              "--why",
              "say why you look behind the mask of a confidential hit; it stands in the run's audit"
                  + " trail"));
    }
    new AuditTrail(directory.out(), Clock.systemUTC())
        .write(AuditName.ofUser(), why, command, facts);
  }
}
