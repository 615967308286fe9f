package io.winnow.audit.diff;

import io.winnow.audit.RunTables;
import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.proof.TokenKey;
import io.winnow.run.RunKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One unit of two runs. Both clean tables go by in step, so that what is in one of them alone is
 * seen; both ledgers are in memory. What is left of these at the end is in no clean table.
 *
 * <p>What either run masks comes last, in the order of tokens: its place among the other items
 * would say where it lies.
 */
final class UnitDiff {
  private final RunTables before;
  private final RunTables after;
  private final Optional<TokenKey> key;
  private final ChangeSink sink;
  private UnitLedger ledgerBefore = new UnitLedger();
  private UnitLedger ledgerAfter = new UnitLedger();
  private boolean maskedBefore;
  private boolean maskedAfter;
  private final List<Change> masked = new ArrayList<>();

  /** Takes what is found. */
  interface ChangeSink {
    void changed(Change change) throws IOException;

    /** An item of which the key alone could tell whether it has changed. */
    void notTold();
  }

  UnitDiff(RunTables before, RunTables after, Optional<TokenKey> key, ChangeSink sink) {
    this.before = before;
    this.after = after;
    this.key = key;
    this.sink = sink;
  }

  void compare(Receipt a, Receipt b) throws IOException {
    ledgerBefore = UnitLedger.read(before, a);
    ledgerAfter = UnitLedger.read(after, b);
    maskedBefore = key.isEmpty() && ledgerBefore.hasMaskedThatMayBeKeptBy(ledgerAfter);
    maskedAfter = key.isEmpty() && ledgerAfter.hasMaskedThatMayBeKeptBy(ledgerBefore);
    try (CleanItems cleanBefore = new CleanItems(before, a);
        CleanItems cleanAfter = new CleanItems(after, b)) {
      CleanItems.Item x = cleanBefore.next();
      CleanItems.Item y = cleanAfter.next();
      while (x != null || y != null) {
        int order = order(x, y);
        clean(order <= 0 ? x : null, order >= 0 ? y : null);
        x = order <= 0 ? cleanBefore.next() : x;
        y = order >= 0 ? cleanAfter.next() : y;
      }
    }
    for (Row row : ledgerBefore.left()) {
      String token = Objects.requireNonNull(row.text("item_token"));
      rows(ledgerBefore.take(token), ledgerAfter.take(token));
    }
    for (Row row : ledgerAfter.left()) {
      rows(null, row);
    }
    masked.sort(Comparator.comparing(change -> Objects.requireNonNull(change.token())));
    for (Change change : masked) {
      sink.changed(change);
    }
    masked.clear();
  }

  private static int order(CleanItems.@Nullable Item x, CleanItems.@Nullable Item y) {
    if (x == null || y == null) {
      return x == null ? 1 : -1;
    }
    return CleanItems.SHARD_ORDER.compare(x.id(), y.id());
  }

  /** An item that is in a clean table of at least one run. */
  private void clean(CleanItems.@Nullable Item x, CleanItems.@Nullable Item y) throws IOException {
    CleanItems.Item item = Objects.requireNonNull(x == null ? y : x);
    ItemId id = item.id();
    Row a = ledgerBefore.take(id, key);
    Row b = ledgerAfter.take(id, key);
    // A row that is masked in one run may not be in the other: they share the token.
    if (a == null && b != null) {
      a = ledgerBefore.take(Objects.requireNonNull(b.text("item_token")));
    } else if (b == null && a != null) {
      b = ledgerAfter.take(Objects.requireNonNull(a.text("item_token")));
    }
    ItemState from = state(a, x != null, before, maskedBefore);
    ItemState to = state(b, y != null, after, maskedAfter);
    if (a == null && b == null && (from == ItemState.NOT_TOLD || to == ItemState.NOT_TOLD)) {
      sink.notTold();
    } else {
      found(from, to, a, b, item.row());
    }
  }

  private static ItemState state(
      @Nullable Row row, boolean isClean, RunTables run, boolean mayBeMasked) {
    if (row != null) {
      return ItemState.of(row);
    }
    if (isClean) {
      return ItemState.KEPT;
    }
    return mayBeMasked ? ItemState.NOT_TOLD : absent(run);
  }

  private static ItemState absent(RunTables run) {
    return run.plan().kind() == RunKind.SCAN ? ItemState.NOT_EXCLUDED : ItemState.NO_ROW;
  }

  /** An item that is in no clean table, as far as can be told. */
  private void rows(@Nullable Row a, @Nullable Row b) throws IOException {
    found(stateOfRow(a, b, before), stateOfRow(b, a, after), a, b, null);
  }

  private ItemState stateOfRow(@Nullable Row row, @Nullable Row other, RunTables run) {
    if (row != null) {
      return ItemState.of(row);
    }
    boolean masked = Objects.requireNonNull(other).text("item_id") == null;
    ItemState absent = absent(run);
    return masked && key.isEmpty() && absent == ItemState.NO_ROW ? ItemState.NOT_TOLD : absent;
  }

  private void found(
      ItemState from, ItemState to, @Nullable Row a, @Nullable Row b, @Nullable Row clean)
      throws IOException {
    Optional<ChangeKind> kind = ChangeKind.of(from, to, UnitLedger.sameCause(a, b));
    if (kind.isPresent()) {
      Change change = new Change(kind.get(), from, to, a, b, clean);
      if (change.isMasked()) {
        masked.add(change);
      } else {
        sink.changed(change);
      }
    }
  }
}
