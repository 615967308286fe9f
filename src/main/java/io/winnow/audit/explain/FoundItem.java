package io.winnow.audit.explain;

import io.winnow.audit.LedgerSearch;
import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.run.Unit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run's tables say of one item.
 *
 * @param unit its unit
 * @param receipt of the unit
 * @param ledger its ledger row, or null
 * @param clean its row in a clean table, or null
 * @param mayBeMasked true if it has no ledger row as far as can be seen without the token key, and
 *     one of its unit's masked rows may be its
 */
public record FoundItem(
    Unit unit,
    Receipt receipt,
    LedgerSearch.@Nullable Found ledger,
    @Nullable Clean clean,
    boolean mayBeMasked) {

  /**
   * A row of a clean table.
   *
   * @param table which
   * @param file its file
   * @param index its place in it, from 0
   * @param row all columns but those with content
   */
  public record Clean(Schema table, TableFile file, long index, Row row) {}

  /** Its ledger row. */
  public Optional<Row> ledgerRow() {
    return ledger == null ? Optional.empty() : Optional.of(ledger.row());
  }

  /** Its row in a clean table. */
  public Optional<Row> cleanRow() {
    return clean == null ? Optional.empty() : Optional.of(clean.row());
  }

  /** Its id; empty where the ledger masks it. */
  public Optional<ItemId> id() {
    String text =
        clean != null
            ? clean.row().text("item_id")
            : Objects.requireNonNull(ledger).row().text("item_id");
    return Optional.ofNullable(text).map(ItemId::parse);
  }

  /** Whether its ledger row hides where it lies. */
  public boolean isMasked() {
    return ledger != null && ledger.row().text("item_id") == null;
  }
}
