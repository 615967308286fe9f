package io.winnow.audit.deep;

import io.winnow.audit.RunRows;
import io.winnow.audit.RunTables;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.proof.TokenKey;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which items of a unit its ledger excludes, and which it flags; of masked ones the tokens. */
final class UnitNames {
  private static final Set<String> COLUMNS = Set.of("item_id", "item_token", "verdict");

  private final Set<String> excluded = new HashSet<>();
  private final Set<String> flagged = new HashSet<>();
  private final Set<String> maskedExcluded = new HashSet<>();

  static UnitNames read(RunTables tables, Receipt receipt) throws IOException {
    UnitNames names = new UnitNames();
    Optional<TableFile> file = RunTables.file(receipt, Tables.LEDGER);
    if (file.isPresent()) {
      try (RunRows rows = tables.open(receipt, file.get(), Tables.LEDGER, COLUMNS)) {
        for (Row row = rows.next(); row != null; row = rows.next()) {
          names.add(row);
        }
      }
    }
    return names;
  }

  private void add(Row row) {
    String id = row.text("item_id");
    String verdict = String.valueOf(row.text("verdict"));
    if (verdict.equals("excluded")) {
      if (id == null) {
        maskedExcluded.add(row.text("item_token"));
      } else {
        excluded.add(id);
      }
    } else if (verdict.equals("flagged") && id != null) {
      flagged.add(id);
    }
  }

  /** Whether an item that a clean table has is one that the ledger excludes. */
  boolean excludes(String id, Optional<TokenKey> key) {
    return excluded.contains(id)
        || (key.isPresent()
            && !maskedExcluded.isEmpty()
            && maskedExcluded.contains(key.get().itemToken(id)));
  }

  /** Says that a clean table has an item. */
  void met(String id) {
    flagged.remove(id);
  }

  /** Items that the ledger flags, and no clean table has. */
  Set<String> notMet() {
    return flagged;
  }
}
