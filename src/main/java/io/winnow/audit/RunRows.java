package io.winnow.audit;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.run.DamagedException;
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
  static final long ANY_LENGTH = -1;

  private final String path;
  private final TableReader reader;

  private RunRows(String path, TableReader reader) {
    this.path = path;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @param path what it is called in messages
   * @param table the table it is of
   * @param columns as {@link Schema#only} gives them
   * @param bytes its length as its receipt says, or {@link #ANY_LENGTH}
   * @throws DamagedException if it is missing, has another length or is no table any more
   */
  static RunRows open(
      String path, Schema table, Schema columns, Store store, String file, long bytes)
      throws IOException {
    try {
      SeekableByteChannel channel = store.channel(file);
      if (bytes != ANY_LENGTH && channel.size() != bytes) {
        channel.close();
        throw changed(path);
      }
      return new RunRows(path, new TableReader(table, columns, channel));
    } catch (DamagedException e) {
      throw e;
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new DamagedException(path + " is missing; `winnow verify` says more");
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
