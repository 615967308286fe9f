package io.winnow.audit.diff;

import io.winnow.audit.RunRows;
import io.winnow.audit.RunTables;
import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.proof.TokenKey;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger rows of one unit in memory, to be taken out one by one. */
final class UnitLedger {
  /** What is compared or shown; not the findings, which take most of the room. */
  static final Set<String> COLUMNS =
      Set.of(
          "item_token",
          "item_id",
          "item_kind",
          "url",
          "media_type",
          "verdict",
          "class",
          "reason",
          "rule_id",
          "rollout",
          "list_id",
          "list_version",
          "algorithm",
          "distance_band",
          "score",
          "threshold",
          "model_id",
          "model_version");

  /** Rows that are the same here are there for the same cause. */
  private static final List<String> CAUSE =
      List.of("class", "reason", "rule_id", "rollout", "list_id", "model_id", "algorithm");

  private final Map<String, Row> byToken = new LinkedHashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private int masked;

  /** Reads them. */
  static UnitLedger read(RunTables tables, Receipt receipt) throws IOException {
    UnitLedger ledger = new UnitLedger();
    Optional<TableFile> file = RunTables.file(receipt, Tables.LEDGER);
    if (file.isPresent()) {
      try (RunRows rows = tables.open(receipt, file.get(), Tables.LEDGER, COLUMNS)) {
        for (Row row = rows.next(); row != null; row = rows.next()) {
          ledger.add(row);
        }
      }
    }
    return ledger;
  }

  private void add(Row row) {
    String token = Objects.requireNonNull(row.text("item_token"));
    String id = row.text("item_id");
    byToken.put(token, row);
    if (id == null) {
      masked++;
    } else {
      tokens.put(id, token);
    }
  }

  /**
   * Whether a row that is known by token alone may be of an item that the other run keeps. Asked
   * before any row is taken out.
   */
  boolean hasMaskedThatMayBeKeptBy(UnitLedger other) {
    return masked > 0
        && byToken.entrySet().stream()
            .filter(row -> row.getValue().text("item_id") == null)
            .map(row -> other.byToken.get(row.getKey()))
            .anyMatch(theirs -> theirs == null || ItemState.of(theirs).isClean());
  }

  /** Takes the row of a token out, if it is still there. */
  @Nullable Row take(String token) {
    return byToken.remove(token);
  }

  /** Takes the row of an item out; where it is masked, the key finds it. */
  @Nullable Row take(ItemId id, Optional<TokenKey> key) {
    String token = tokens.get(id.toString());
    if (token == null && masked > 0 && key.isPresent()) {
      token = key.get().itemToken(id.toString());
    }
    return token == null ? null : take(token);
  }

  /** The rows that nobody has taken out. */
  Collection<Row> left() {
    return List.copyOf(byToken.values());
  }

  static boolean sameCause(@Nullable Row a, @Nullable Row b) {
    return a == null
        || b == null
        || CAUSE.stream().allMatch(column -> Objects.equals(a.value(column), b.value(column)));
  }
}
