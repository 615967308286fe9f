package io.winnow.audit;

import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.run.RunDirectory;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    RunTables tables = new RunTables(directory);
    for (Receipt receipt : tables.receipts().values()) {
      Optional<TableFile> file = RunTables.file(receipt, Tables.LEDGER);
      if (file.isPresent()) {
        try (TableReader reader = tables.open(receipt, file.get(), Tables.LEDGER, columns)) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.accept(row);
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
