package io.winnow.audit.explain;

import io.winnow.audit.ItemName;
import io.winnow.audit.LedgerSearch;
import io.winnow.audit.RunRows;
import io.winnow.audit.RunTables;
import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.proof.TokenKey;
import io.winnow.run.Unit;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds an item in a run's tables: in the ledger, in a clean one, or in both. */
public final class ItemSearch {
  /** What is never read here: the data itself. */
  private static final Set<String> CONTENT =
      Set.of("content", "title", "text", "alt_texts", "images");

  private final RunTables tables;
  private final Optional<TokenKey> key;
  private final Map<String, Unit> units = new HashMap<>();

  /**
   * A search.
   *
   * @param key tells which items tokens stand for, if somebody has it
   */
  public ItemSearch(RunTables tables, Optional<TokenKey> key) {
    this.tables = tables;
    this.key = key;
    tables.plan().units().forEach(unit -> units.put(unit.key(), unit));
  }

  /** What the run says of an item; empty if it has no row at all. */
  public Optional<FoundItem> find(ItemName item) throws IOException {
    LedgerSearch.Found ledger = new LedgerSearch(tables, key).find(item).orElse(null);
    if (ledger != null) {
      return Optional.of(withClean(item, ledger));
    }
    for (Receipt receipt : receipts(item)) {
      Optional<FoundItem.Clean> clean = clean(receipt, named(item));
      if (clean.isPresent()) {
        boolean mayBeMasked = key.isEmpty() && masksKeptItems(receipt);
        return Optional.of(
            new FoundItem(unit(receipt), receipt, null, clean.orElseThrow(), mayBeMasked));
      }
    }
    return Optional.empty();
  }

  private FoundItem withClean(ItemName item, LedgerSearch.Found ledger) throws IOException {
    Receipt receipt = ledger.receipt();
    boolean flagged = "flagged".equals(ledger.row().text("verdict"));
    String id = ledger.row().text("item_id");
    Predicate<String> named = id != null ? id::equals : named(item);
    FoundItem.Clean clean = flagged ? clean(receipt, named).orElse(null) : null;
    return new FoundItem(unit(receipt), receipt, ledger, clean, false);
  }

  /** Whether a masked row of the unit is of an item that stands in a clean table. */
  private boolean masksKeptItems(Receipt receipt) throws IOException {
    Optional<TableFile> file = RunTables.file(receipt, Tables.LEDGER);
    if (file.isEmpty()) {
      return false;
    }
    try (RunRows rows =
        tables.open(receipt, file.get(), Tables.LEDGER, Set.of("item_id", "verdict"))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (row.text("item_id") == null && "flagged".equals(row.text("verdict"))) {
          return true;
        }
      }
    }
    return false;
  }

  private Unit unit(Receipt receipt) throws IOException {
    Unit unit = units.get(receipt.unitKey());
    if (unit == null) {
      throw new io.winnow.run.DamagedException(
          "a receipt is of a unit that the plan does not have; verify says more");
    }
    return unit;
  }

  /** Units that can hold it: of an item id its shard's, of a token all, for who has the key. */
  private Iterable<Receipt> receipts(ItemName item) {
    if (item.id().isPresent()) {
      return tables
          .unit(item.id().get().shard())
          .flatMap(unit -> tables.receipt(unit.key()))
          .map(List::of)
          .orElse(List.of());
    }
    return key.isPresent() ? tables.receipts().values() : List.of();
  }

  private Predicate<String> named(ItemName item) {
    Optional<String> id = item.id().map(ItemId::toString);
    if (id.isPresent()) {
      return id.get()::equals;
    }
    return text -> key.isPresent() && key.get().itemToken(text).equals(item.toString());
  }

  private Optional<FoundItem.Clean> clean(Receipt receipt, Predicate<String> named)
      throws IOException {
    for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS)) {
      Optional<TableFile> file = RunTables.file(receipt, table);
      long index = file.isEmpty() ? -1 : index(receipt, file.get(), table, named);
      if (index >= 0) {
        return Optional.of(
            new FoundItem.Clean(table, file.get(), index, row(receipt, file.get(), table, index)));
      }
    }
    return Optional.empty();
  }

  private long index(Receipt receipt, TableFile file, Schema table, Predicate<String> named)
      throws IOException {
    try (RunRows rows = tables.open(receipt, file, table, Set.of("item_id"))) {
      long index = 0;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (named.test(Objects.requireNonNull(row.text("item_id")))) {
          return index;
        }
        index++;
      }
    }
    return -1;
  }

  private Row row(Receipt receipt, TableFile file, Schema table, long index) throws IOException {
    Set<String> columns =
        table.columns().stream()
            .map(io.winnow.core.Column::name)
            .filter(name -> !CONTENT.contains(name))
            .collect(Collectors.toCollection(HashSet::new));
    tables.requireUnchanged(file);
    try (RunRows rows = tables.open(receipt, file, table, columns)) {
      for (long left = index; left > 0; left--) {
        rows.next();
      }
      return Objects.requireNonNull(rows.next());
    }
  }
}
