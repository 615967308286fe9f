package io.winnow.audit;

import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.proof.TokenKey;
import io.winnow.run.Unit;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds an item's row in the ledger. The ledger is streamed: of most rows the name alone. */
public final class LedgerSearch {
  private static final Set<String> NAMES = Set.of("item_id", "item_token");

  private final RunTables tables;
  private final Optional<TokenKey> key;

  /**
   * A search.
   *
   * @param key names masked rows by item id, if somebody has it
   */
  public LedgerSearch(RunTables tables, Optional<TokenKey> key) {
    this.tables = tables;
    this.key = key;
  }

  /**
   * A row of the ledger.
   *
   * @param receipt of its unit
   * @param file it stands in
   * @param index its place in the file, from 0
   * @param row the row
   */
  public record Found(Receipt receipt, TableFile file, long index, Row row) {}

  /** The item's row; of an item id only the unit of its shard is searched. */
  public Optional<Found> find(ItemName item) throws IOException {
    Optional<String> id = item.id().map(ItemId::toString);
    Optional<String> token = item.token(key);
    for (Receipt receipt : units(item)) {
      Optional<TableFile> file = RunTables.file(receipt, Tables.LEDGER);
      if (file.isPresent()) {
        long index = index(receipt, file.get(), id, token);
        if (index >= 0) {
          Row row = row(receipt, file.get(), index);
          return Optional.of(new Found(receipt, file.get(), index, row));
        }
      }
    }
    return Optional.empty();
  }

  private Collection<Receipt> units(ItemName item) {
    if (item.id().isEmpty()) {
      return tables.receipts().values();
    }
    return tables
        .unit(item.id().get().shard())
        .map(Unit::key)
        .flatMap(tables::receipt)
        .map(List::of)
        .orElse(List.of());
  }

  private long index(Receipt receipt, TableFile file, Optional<String> id, Optional<String> token)
      throws IOException {
    try (RunRows rows = tables.open(receipt, file, Tables.LEDGER, NAMES)) {
      long index = 0;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (is(id, row.text("item_id")) || is(token, row.text("item_token"))) {
          return index;
        }
        index++;
      }
    }
    return -1;
  }

  private static boolean is(Optional<String> wanted, @Nullable String found) {
    return found != null && wanted.filter(found::equals).isPresent();
  }

  private Row row(Receipt receipt, TableFile file, long index) throws IOException {
    try (RunRows rows = tables.open(receipt, file, Tables.LEDGER)) {
      for (long left = index; left > 0; left--) {
        rows.next();
      }
      Row row = rows.next();
      if (row == null) {
        throw new IOException(Verifier.path(file) + " changed while it was read");
      }
      return row;
    }
  }
}
