package io.winnow.core;

import java.util.List;
import java.util.Objects;

/**
 * What a finished unit reports.
 *
 * @param unitKey the unit
 * @param attempt the suffix of its files: application nonce and task attempt
 * @param tally what it counted
 * @param files what it wrote, at most one per table
 * @param millis wall-clock time it took; for display, never compared
 */
public record Receipt(
    String unitKey, String attempt, Tally tally, List<TableFile> files, long millis) {
  public Receipt {
    Objects.requireNonNull(unitKey);
    Objects.requireNonNull(attempt);
    Objects.requireNonNull(tally);
    files = List.copyOf(files);
  }
}
