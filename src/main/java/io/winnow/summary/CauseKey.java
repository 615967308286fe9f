package io.winnow.summary;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What rows of a cause have in common. */
record CauseKey(
    String verdict,
    String findingClass,
    String reason,
    @Nullable String purpose,
    @Nullable String category) {
  private static final Comparator<String> NONE_FIRST =
      Comparator.nullsFirst(Comparator.<String>naturalOrder());

  static final Comparator<CauseKey> BY_NAME =
      Comparator.comparing(CauseKey::verdict)
          .thenComparing(CauseKey::findingClass)
          .thenComparing(CauseKey::reason)
          .thenComparing(CauseKey::purpose, NONE_FIRST)
          .thenComparing(CauseKey::category, NONE_FIRST);

  Cause cause(RowCount rows) {
    return new Cause(verdict, findingClass, reason, purpose, category, rows.rows());
  }
}
