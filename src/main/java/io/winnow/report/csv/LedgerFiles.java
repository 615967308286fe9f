package io.winnow.report.csv;

import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.run.DamagedException;
import io.winnow.run.Manifest;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's files that the manifest names, in the order of their units' keys. */
final class LedgerFiles {
  /** Takes one row. */
  @FunctionalInterface
  interface RowTaker {
    void take(Row row) throws IOException;
  }

  private final Store store;
  private final List<TableFile> files;

  LedgerFiles(RunDirectory directory, Manifest manifest) throws IOException {
    this.store = directory.table(Tables.LEDGER.name());
    this.files =
        manifest.files().stream()
            .filter(file -> file.table().equals(Tables.LEDGER.name()))
            .sorted(Comparator.comparing(TableFile::name))
            .toList();
  }

  List<TableFile> files() {
    return files;
  }

  /** How many there are, as the manifest says. */
  long rows() {
    return files.stream().mapToLong(TableFile::rows).sum();
  }

  /**
   * Reads a file.
   *
   * @throws DamagedException if it is missing, is not the file that the manifest names, or has
   *     another number of rows than that says; never with a value of it
   */
  void read(TableFile file, RowTaker taker) throws IOException {
    requireUnchanged(file);
    long rows = 0;
    try (TableReader reader = open(file)) {
      for (Row row = next(reader, file); row != null; row = next(reader, file)) {
        rows++;
        taker.take(row);
      }
    }
    if (rows != file.rows()) {
      throw broken(file, "has %,d rows, the manifest says %,d".formatted(rows, file.rows()));
    }
  }

  /** Before a row of it is written on: rows of another file would look like the run's. */
  private void requireUnchanged(TableFile file) throws IOException {
    try (InputStream in = store.open(file.name())) {
      if (!RunDirectory.sha256(in).equals(file.sha256())) {
        throw broken(file, "is not the file that was written");
      }
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw broken(file, "is missing");
    }
  }

  private TableReader open(TableFile file) throws IOException {
    try {
      return new TableReader(Tables.LEDGER, store.channel(file.name()));
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw broken(file, "is missing");
    } catch (IOException | RuntimeException e) {
      throw told(file, e);
    }
  }

  private static @Nullable Row next(TableReader reader, TableFile file) throws IOException {
    try {
      return reader.next();
    } catch (IOException | RuntimeException e) {
      throw told(file, e);
    }
  }

  /** Without Parquet's message, which may quote values. */
  private static IOException told(TableFile file, Exception e) {
    return e instanceof IOException io && !TableReader.isDamage(io)
        ? io
        : broken(file, "cannot be read as a table");
  }

  private static IOException broken(TableFile file, String how) {
    return new DamagedException(
        "ledger/%s %s; `winnow verify` says what else was changed".formatted(file.name(), how));
  }
}
