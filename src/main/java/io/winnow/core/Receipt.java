package io.winnow.core;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a finished unit reports.
 *
 * @param unitKey the unit
 * @param attempt the suffix of its files: application nonce and task attempt
 * @param shardSha256 hex SHA-256 of the shard's bytes as stored, computed while they were read;
 *     null where not all of them were, as of a shard that a pre-screen has skipped records of
 * @param tally what it counted
 * @param files what it wrote, at most one per table
 * @param ledgerRoot hex Merkle root over its ledger rows in their order; that of no rows if it has
 *     no ledger file. The same in every run of the same plan
 * @param filesRoot hex Merkle root over its files; differs between attempts
 * @param ended ISO 8601, UTC: when the unit was finished, and with it when its hits became known
 * @param millis wall-clock time it took; for display, never compared
 */
public record Receipt(
    String unitKey,
    String attempt,
    @Nullable String shardSha256,
    Tally tally,
    List<TableFile> files,
    String ledgerRoot,
    String filesRoot,
    String ended,
    long millis) {
  private static final Pattern ROW_DIGEST = Pattern.compile("[0-9a-f]{64}");

  public Receipt {
    Objects.requireNonNull(unitKey);
    Objects.requireNonNull(attempt);
    Objects.requireNonNull(tally);
    files = List.copyOf(files);
    // Sums are made of these before anything is held against them.
    for (TableFile file : files) {
      if (!ROW_DIGEST.matcher(file.rowDigest()).matches()) {
        throw new IllegalArgumentException("a digest of rows has 64 lower-case hex digits");
      }
    }
    Objects.requireNonNull(ledgerRoot);
    Objects.requireNonNull(filesRoot);
    Objects.requireNonNull(ended);
  }
}
