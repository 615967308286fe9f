package io.winnow.audit;

import io.winnow.core.Receipt;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.run.CommitLog;
import io.winnow.run.DamagedException;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.Unit;
import io.winnow.table.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of a finished run, unit by unit. */
public final class RunTables {
  private final RunDirectory directory;
  private final Plan plan;
  private final Manifest manifest;
  private final SortedMap<String, Receipt> receipts;
  private final Map<String, Unit> byShard = new HashMap<>();
  private final Set<TableFile> unchanged = new HashSet<>();

  /**
   * Reads plan, manifest and receipts.
   *
   * @throws IOException if one is missing or damaged
   */
  public RunTables(RunDirectory directory) throws IOException {
    this.directory = directory;
    this.plan = directory.plan();
    this.manifest = directory.manifest();
    this.receipts = new TreeMap<>(CommitLog.open(directory.out()).receipts());
    plan.units().forEach(unit -> byShard.put(unit.shard().path(), unit));
  }

  public RunDirectory directory() {
    return directory;
  }

  public Plan plan() {
    return plan;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The receipts by unit, in the order of the run's Merkle trees. */
  public SortedMap<String, Receipt> receipts() {
    return java.util.Collections.unmodifiableSortedMap(receipts);
  }

  /** The unit of a shard, by the path that item ids begin with. */
  public Optional<Unit> unit(String shardPath) {
    return Optional.ofNullable(byShard.get(shardPath));
  }

  /** The receipt of a unit, if it was finished. */
  public Optional<Receipt> receipt(String unitKey) {
    return Optional.ofNullable(receipts.get(unitKey));
  }

  /** A unit's file of a table, if it has one. */
  public static Optional<TableFile> file(Receipt receipt, Schema table) {
    return receipt.files().stream().filter(f -> f.table().equals(table.name())).findFirst();
  }

  /** Whether a file of a receipt has the one name that it can have: no other is ever opened. */
  static boolean isNamedAfter(Receipt receipt, TableFile file) {
    String name = receipt.unitKey() + "-" + receipt.attempt() + ".parquet";
    boolean sealed =
        file.table().equals(Tables.EVIDENCE.name()) && RunDirectory.isSealed(file.name());
    return file.name().equals(sealed ? name + RunDirectory.SEALED : name)
        && file.name().indexOf('/') < 0;
  }

  /**
   * Opens a unit's file of a table, of which all columns are read.
   *
   * @throws DamagedException if it is missing or is no table any more; its rows may throw it too
   */
  public RunRows open(Receipt receipt, TableFile file, Schema table) throws IOException {
    return open(receipt, file, table, table);
  }

  /** The same of some columns. */
  public RunRows open(Receipt receipt, TableFile file, Schema table, Set<String> columns)
      throws IOException {
    return open(receipt, file, table, table.only(columns));
  }

  private RunRows open(Receipt receipt, TableFile file, Schema table, Schema columns)
      throws IOException {
    requireOwn(receipt, file);
    if (table == Tables.LEDGER) {
      requireUnchanged(file);
    }
    return RunRows.open(directory, file, table, columns);
  }

  /** Opens a file for whoever looks for what is wrong in it, even if it has been changed. */
  public RunRows openAsItIs(Receipt receipt, TableFile file, Schema table, Set<String> columns)
      throws IOException {
    requireOwn(receipt, file);
    return RunRows.openAsItIs(directory, file, table, table.only(columns));
  }

  private static void requireOwn(Receipt receipt, TableFile file) throws DamagedException {
    if (!isNamedAfter(receipt, file)) {
      throw new DamagedException("a receipt names a file that is not its unit's");
    }
  }

  /**
   * Looks whether a file is, byte for byte, what its receipt says; once, however often it is asked.
   * A ledger is looked at before it is read. Clean tables are as large as the data: of them only
   * what is shown row by row is.
   *
   * @throws DamagedException if it is missing or is not
   */
  public void requireUnchanged(TableFile file) throws IOException {
    if (unchanged.contains(file)) {
      return;
    }
    try (InputStream in = directory.table(file.table()).open(file.name())) {
      if (!RunDirectory.sha256(in).equals(file.sha256())) {
        throw RunRows.changed(RunRows.path(directory, file));
      }
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw RunRows.missing(RunRows.path(directory, file));
    }
    unchanged.add(file);
  }
}
