package io.winnow.table;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

/** Reads one Parquet file row by row. */
public final class TableReader implements Closeable {
  private final ParquetReader<Row> reader;

  /**
   * Opens a file.
   *
   * @param schema the table it is of
   * @param location a URI that Hadoop's FileSystem understands
   */
  public TableReader(Schema schema, String location, Configuration configuration)
      throws IOException {
    InputFile file = HadoopInputFile.fromPath(new Path(location), configuration);
    this.reader = new Builder(file, schema).build();
  }

  /** The next row, or null after the last. */
  public @Nullable Row next() throws IOException {
    return reader.read();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class Builder extends ParquetReader.Builder<Row> {
    private final Schema schema;

    Builder(InputFile file, Schema schema) {
      super(file, new PlainParquetConfiguration());
      this.schema = schema;
    }

    @Override
    protected ReadSupport<Row> getReadSupport() {
      return new RowReadSupport(schema);
    }
  }
}
