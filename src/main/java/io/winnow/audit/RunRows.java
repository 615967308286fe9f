package io.winnow.audit;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.run.DamagedException;
import io.winnow.run.Locations;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import io.winnow.table.TableReader;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** The rows of a file that a run has written, whatever has become of it since. */
public final class RunRows implements Closeable {
  private static final long ANY_LENGTH = -1;

  private final String path;
  private final TableReader reader;

  private RunRows(String path, TableReader reader) {
    this.path = path;
    this.reader = reader;
  }

  /**
   * Opens a file of a run.
   *
   * @param file what its receipt says of it
   * @param table the table it is of
   * @param columns as {@link Schema#only} gives them
   * @throws DamagedException if it is missing, has another length or is no table any more
   */
  static RunRows open(RunDirectory run, TableFile file, Schema table, Schema columns)
      throws IOException {
    return open(run, file, table, columns, file.bytes());
  }

  /** The same for whoever looks for what is wrong in it: of any length. */
  static RunRows openAsItIs(RunDirectory run, TableFile file, Schema table, Schema columns)
      throws IOException {
    return open(run, file, table, columns, ANY_LENGTH);
  }

  private static RunRows open(
      RunDirectory run, TableFile file, Schema table, Schema columns, long bytes)
      throws IOException {
    String path = path(run, file);
    Store store = run.table(file.table());
    try {
      SeekableByteChannel channel = store.channel(file.name());
      if (bytes != ANY_LENGTH && channel.size() != bytes) {
        channel.close();
        throw changed(path);
      }
      return new RunRows(path, new TableReader(table, columns, channel));
    } catch (DamagedException e) {
      throw e;
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw missing(path);
    } catch (IOException | RuntimeException e) {
      throw told(path, e);
    }
  }

  /**
   * The next row, or null after the last.
   *
   * @throws DamagedException if it cannot be read any more
   */
  public @Nullable Row next() throws IOException {
    try {
      return reader.next();
    } catch (IOException | RuntimeException e) {
      throw told(path, e);
    }
  }

  /** What a file is called in messages. */
  static String path(RunDirectory run, TableFile file) {
    return Locations.shown(run.location().table(file.table())) + "/" + file.name();
  }

  static DamagedException missing(String path) {
    return new DamagedException(path + " is missing; `winnow verify` says more");
  }

  static DamagedException changed(String path) {
    return new DamagedException(
        path + " is not the file that was written; `winnow verify` says more");
  }

  /** Without Parquet's message, which may quote values. */
  private static IOException told(String path, Exception e) {
    return e instanceof IOException io && !TableReader.isDamage(io)
        ? io
        : new DamagedException(path + " cannot be read as a table; `winnow verify` says more");
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
