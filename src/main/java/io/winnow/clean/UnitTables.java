package io.winnow.clean;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.proof.RowDigest;
import io.winnow.proof.seal.SealingKey;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import io.winnow.table.TableWriter;
import io.winnow.table.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one attempt at one unit: at most one per table, made when its first row comes.
 *
 * <p>They count only once the driver has committed the receipt. An attempt that ends before {@link
 * #finish()} deletes what it wrote; one that is killed leaves it to the janitor.
 *
 * <p>Where evidence is sealed, it is sealed on its way to the file: plain, it is in memory only.
 *
 * <p>Masked rows of the ledger are held back ({@link HeldRows}).
 */
public final class UnitTables implements Closeable {
  private final RunDirectory directory;
  private final String unitKey;
  private final String attempt;
  private final boolean clean;
  private final Optional<SealingKey> evidenceKey;
  private final Map<Schema, OpenFile> open = new LinkedHashMap<>();
  private final HeldRows masked = new HeldRows();
  private boolean finished;

  /**
   * Nothing is created yet.
   *
   * @param attempt what tells this attempt's files from all others: nonce and attempt id
   * @param clean false for a dry run: the clean tables are not written
   * @param evidenceKey what evidence is sealed to; empty to write it plain
   */
  public UnitTables(
      RunDirectory directory,
      String unitKey,
      String attempt,
      boolean clean,
      Optional<SealingKey> evidenceKey) {
    this.directory = directory;
    this.unitKey = unitKey;
    this.attempt = attempt;
    this.clean = clean;
    this.evidenceKey = evidenceKey;
  }

  String attempt() {
    return attempt;
  }

  /** Whether rows of kept items are wanted. */
  boolean writesCleanTables() {
    return clean;
  }

  /** One more record of the shard, or row of the index, is to be read. */
  void nextRecord() throws IOException {
    for (Row row : masked.nextRecord()) {
      append(row);
    }
  }

  void write(Row row) throws IOException {
    if (row.schema() == Tables.LEDGER && row.text("item_id") == null) {
      masked.hold(row);
    } else {
      append(row);
    }
  }

  private void append(Row row) throws IOException {
    OpenFile file = open.get(row.schema());
    if (file == null) {
      file = new OpenFile(row.schema());
      open.put(row.schema(), file);
    }
    file.write(row);
  }

  /** Closes the files and says what they hold. */
  List<TableFile> finish() throws IOException {
    for (Row row : masked.rest()) {
      append(row);
    }
    List<TableFile> files = new ArrayList<>();
    for (OpenFile file : open.values()) {
      files.add(file.finish());
    }
    finished = true;
    return files;
  }

  /** Deletes what was written, unless it was finished. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      finished = true;
      IOException trouble = null;
      for (OpenFile file : open.values()) {
        try {
          file.giveUp();
        } catch (IOException e) {
          // The others must go all the same.
          trouble = trouble == null ? e : trouble;
        }
      }
      if (trouble != null) {
        throw trouble;
      }
    }
  }

  private final class OpenFile {
    private final Schema schema;
    private final Store store;
    private final String name;
    private final MessageDigest sha256;
    private final CountingStream stream;
    private final TableWriter writer;
    private final RowDigest rows = new RowDigest();

    OpenFile(Schema schema) throws IOException {
      this.schema = schema;
      this.store = directory.table(schema.name());
      Optional<SealingKey> key = schema == Tables.EVIDENCE ? evidenceKey : Optional.empty();
      this.name =
          unitKey + "-" + attempt + ".parquet" + (key.isPresent() ? RunDirectory.SEALED : "");
      boolean restricted = RunDirectory.isRestricted(schema.name());
      try {
        this.sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
      this.stream = new CountingStream(store.create(name, restricted), sha256);
      try {
        this.writer =
            new TableWriter(schema, key.isPresent() ? key.get().seal(name, stream) : stream);
      } catch (IOException | RuntimeException e) {
        // Heads are written at once, and the disk may be full.
        try (stream) {
          store.delete(name);
        }
        throw e;
      }
    }

    void write(Row row) throws IOException {
      rows.add(row);
      writer.write(row);
    }

    TableFile finish() throws IOException {
      writer.close();
      return new TableFile(
          schema.name(),
          name,
          stream.bytes,
          HexFormat.of().formatHex(sha256.digest()),
          rows.rows(),
          rows.hex(),
          rows.root());
    }

    void giveUp() throws IOException {
      try {
        writer.close();
      } catch (IOException | RuntimeException e) {
        // The disk may be full; what matters is that the file goes.
        stream.close();
      } finally {
        store.delete(name);
      }
    }
  }

  private static final class CountingStream extends DigestOutputStream {
    private long bytes;

    CountingStream(OutputStream out, MessageDigest digest) {
      super(out, digest);
    }

    @Override
    public void write(int b) throws IOException {
      super.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      super.write(buffer, offset, length);
      bytes += length;
    }
  }
}
