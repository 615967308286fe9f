package io.winnow.audit.deep;

import io.winnow.audit.RunRows;
import io.winnow.audit.RunTables;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.proof.TokenKey;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which items of a unit its ledger excludes, and which it flags; of masked ones the tokens. */
final class UnitNames {
  private static final Set<String> COLUMNS = Set.of("item_id", "item_token", "verdict");

  private final Set<String> excluded = new HashSet<>();
  private final Set<String> flagged = new HashSet<>();
  private final Set<String> maskedExcluded = new HashSet<>();
  private final Set<String> maskedFlagged = new HashSet<>();
  private final Set<String> pictures = new HashSet<>();

  static UnitNames read(RunTables tables, Receipt receipt) throws IOException {
    UnitNames names = new UnitNames();
    Optional<TableFile> file = RunTables.file(receipt, Tables.LEDGER);
    if (file.isPresent()) {
      try (RunRows rows = tables.openAsItIs(receipt, file.get(), Tables.LEDGER, COLUMNS)) {
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
    } else if (verdict.equals("flagged")) {
      if (id == null) {
        maskedFlagged.add(row.text("item_token"));
      } else {
        flagged.add(id);
      }
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
  void met(String id, Optional<TokenKey> key) {
    flagged.remove(id);
    if (key.isPresent() && !maskedFlagged.isEmpty()) {
      maskedFlagged.remove(key.get().itemToken(id));
    }
  }

  /** Says that the images table has an item. */
  void metPicture(String id) {
    pictures.add(id);
  }

  boolean isPicture(String id) {
    return pictures.contains(id);
  }

  /** Items that the ledger flags, and no clean table has; masked ones as who has the key knows. */
  List<String> notMet(Optional<TokenKey> key) {
    List<String> all = new ArrayList<>(new TreeSet<>(flagged));
    if (key.isPresent()) {
      new TreeSet<>(maskedFlagged).forEach(token -> all.add("an item with token " + token));
    }
    return all;
  }
}
