package io.winnow.audit;

import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.core.TableFile;
import io.winnow.run.DamagedException;
import io.winnow.run.RunDirectory;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads some columns of a run's whole ledger, row by row. */
final class LedgerScan {
  private final RunDirectory directory;
  private final Set<String> columns;

  /**
   * A scan.
   *
   * @param columns the names of those that are wanted
   */
  LedgerScan(RunDirectory directory, Set<String> columns) {
    this.directory = directory;
    this.columns = Set.copyOf(columns);
  }

  void forEach(Consumer<Row> rows) throws IOException {
    forEach((shard, row) -> rows.accept(row));
  }

  /** The same, each row with the shard that its item lies in, which a masked row does not say. */
  void forEach(BiConsumer<Shard, Row> rows) throws IOException {
    RunTables tables = new RunTables(directory);
    Map<String, Shard> shards = new HashMap<>();
    tables.plan().units().forEach(unit -> shards.put(unit.key(), unit.shard()));
    for (Receipt receipt : tables.receipts().values()) {
      Shard shard = shards.get(receipt.unitKey());
      if (shard == null) {
        throw new DamagedException(
            "a receipt is of a unit that the plan does not have; verify says more");
      }
      Optional<TableFile> file = RunTables.file(receipt, Tables.LEDGER);
      if (file.isPresent()) {
        try (RunRows reader = tables.open(receipt, file.get(), Tables.LEDGER, columns)) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.accept(shard, row);
          }
        }
      }
    }
  }

  /** The rows in its {@code findings} column. */
  static List<Row> findings(Row row) {
    List<Row> findings = new ArrayList<>();
    for (Object finding : (List<?>) Objects.requireNonNull(row.value("findings"))) {
      findings.add((Row) finding);
    }
    return findings;
  }
}
