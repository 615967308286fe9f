package io.winnow.audit;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.run.RunDirectory;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Reads some columns of a run's whole ledger, row by row. */
final class LedgerScan {
  private final RunDirectory directory;
  private final Schema columns;

  /**
   * A scan.
   *
   * @param columns the names of those that are wanted
   */
  LedgerScan(RunDirectory directory, Set<String> columns) {
    this.directory = directory;
    this.columns = Tables.LEDGER.only(columns);
  }

  void forEach(Consumer<Row> rows) throws IOException {
    for (TableFile file : directory.manifest().files()) {
      if (file.table().equals(Tables.LEDGER.name())) {
        try (TableReader reader =
            new TableReader(
                Tables.LEDGER, columns, directory.table(file.table()).channel(file.name()))) {
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
