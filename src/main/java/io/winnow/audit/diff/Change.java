package io.winnow.audit.diff;

import io.winnow.core.Row;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An item that is not the same in two runs.
 *
 * @param kind what became of it
 * @param from its state in the first run
 * @param to its state in the second run
 * @param before its ledger row in the first run, or null
 * @param after its ledger row in the second run, or null
 * @param clean its row in a clean table of either run, or null
 */
record Change(
    ChangeKind kind,
    ItemState from,
    ItemState to,
    @Nullable Row before,
    @Nullable Row after,
    @Nullable Row clean) {

  /** Whether either run masks it: then nothing may say where it lies. */
  boolean isMasked() {
    return isMasked(before) || isMasked(after);
  }

  private static boolean isMasked(@Nullable Row row) {
    return row != null && row.text("item_id") == null;
  }

  /** A text of its ledger rows, the later one first; of an item without any, of its clean row. */
  @Nullable String text(String column) {
    for (Row row : new Row[] {after, before}) {
      if (row != null && row.text(column) != null) {
        return row.text(column);
      }
    }
    return clean == null ? null : clean.text(column);
  }

  /** Its token, if a ledger row has it. */
  @Nullable String token() {
    return after != null
        ? after.text("item_token")
        : before == null ? null : before.text("item_token");
  }

  /** What its ledger rows say as one text: {@code before → after} where a reason has changed. */
  @Nullable String fromTo(Function<Row, @Nullable String> column) {
    String a = before == null ? null : column.apply(before);
    String b = after == null ? null : column.apply(after);
    if (kind != ChangeKind.CHANGED_REASON) {
      return after == null ? a : before == null || to == ItemState.EXCLUDED ? b : a;
    }
    if (Objects.equals(a, b)) {
      return a;
    }
    return Objects.requireNonNullElse(a, "none") + " → " + Objects.requireNonNullElse(b, "none");
  }
}
