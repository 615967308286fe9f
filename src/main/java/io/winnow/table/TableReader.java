package io.winnow.table;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

/** Reads one Parquet file row by row. */
public final class TableReader implements Closeable {
  private final ParquetReader<Row> reader;
  private final SeekableByteChannel file;

  /**
   * Opens a file.
   *
   * @param schema the table it is of
   * @param file its bytes; closed with the reader
   */
  public TableReader(Schema schema, SeekableByteChannel file) throws IOException {
    this(schema, schema, file);
  }

  /**
   * Opens a file of which only some columns are wanted: the others are not read.
   *
   * @param table the table it is of
   * @param columns as {@link Schema#only} gives them
   */
  public TableReader(Schema table, Schema columns, SeekableByteChannel file) throws IOException {
    this.file = file;
    try {
      this.reader = new Builder(new ChannelInputFile(file), table, columns).build();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Whether what opening or reading a file has thrown is the file's fault: it is cut, or no Parquet
   * file, or one of something else. Parquet says so in many ways, also with runtime exceptions, and
   * may quote values. A file that is missing, and a file system that fails, are something else.
   */
  public static boolean isDamage(Exception e) {
    return !(e instanceof IOException) || e.getCause() != null || e instanceof EOFException;
  }

  /** Opens a file that is in memory. */
  public static TableReader of(Schema schema, byte[] file) throws IOException {
    return new TableReader(schema, new BytesChannel(file));
  }

  /** The next row, or null after the last. */
  public @Nullable Row next() throws IOException {
    return reader.read();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      reader.close();
    }
  }

  private static final class Builder extends ParquetReader.Builder<Row> {
    private final Schema table;
    private final Schema columns;

    Builder(InputFile file, Schema table, Schema columns) {
      super(file, new PlainParquetConfiguration());
      this.table = table;
      this.columns = columns;
    }

    @Override
    protected ReadSupport<Row> getReadSupport() {
      return new RowReadSupport(table, columns);
    }
  }
}
