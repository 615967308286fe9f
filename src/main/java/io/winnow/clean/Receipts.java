package io.winnow.clean;

import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.proof.Roots;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes the receipt of a unit whose last entry was read. */
final class Receipts {
  private Receipts() {}

  /**
   * Checks the sums and closes the tables.
   *
   * @param start of the unit, as of {@link System#nanoTime()}
   */
  static Receipt of(
      String unitKey, Tally.Counter counter, UnitTables tables, ShardDigest digest, long start)
      throws IOException {
    Tally tally = counter.tally();
    tally.checkConservation();
    String sha256 = digest.sha256();
    List<TableFile> files = tables.finish();
    return new Receipt(
        unitKey,
        tables.attempt(),
        sha256,
        tally,
        files,
        Roots.ledger(files),
        Roots.files(files),
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
        (System.nanoTime() - start) / 1_000_000);
  }
}
