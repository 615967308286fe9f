package io.winnow.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Parquet file of a crawl's columnar index, as Common Crawl's is, row by row; of its
 * columns only those of {@link IndexColumns}.
 *
 * <p>Index files come from elsewhere. Whatever Parquet makes of a broken one is an {@link
 * IOException} here, without its cause, because Parquet's messages may quote values.
 */
public final class IndexReader implements Closeable {
  private final ParquetReader<IndexRow> reader;
  private final SeekableByteChannel file;
  private final String name;

  /**
   * Opens a file.
   *
   * @param file its bytes; closed with the reader
   * @param name of it, for messages
   * @throws IOException if it is no Parquet, or lacks a column that is needed
   */
  public IndexReader(SeekableByteChannel file, String name) throws IOException {
    this.file = file;
    this.name = name;
    try {
      this.reader = new Builder(new ChannelInputFile(file), name).build();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw told(e);
    }
  }

  /** The next row, or null after the last. */
  public @Nullable IndexRow next() throws IOException {
    try {
      return reader.read();
    } catch (IOException | RuntimeException e) {
      throw told(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (file) {
      reader.close();
    }
  }

  private IOException told(Exception e) {
    if (e instanceof UnfitIndexException) {
      return new IOException(e.getMessage());
    }
    if (e instanceof IOException io && io.getCause() == null) {
      return io; // Of the file system: what Parquet itself finds wrong has a cause.
    }
    return new IOException(
        "%s cannot be read as Parquet (%s); fetch it again"
            .formatted(name, e.getClass().getSimpleName()));
  }

  private static final class Builder extends ParquetReader.Builder<IndexRow> {
    private final String name;

    Builder(InputFile file, String name) {
      super(file, new PlainParquetConfiguration());
      this.name = name;
    }

    @Override
    protected ReadSupport<IndexRow> getReadSupport() {
      return new Support(name);
    }
  }

  private static final class Support extends ReadSupport<IndexRow> {
    private final String name;

    Support(String name) {
      this.name = name;
    }

    @Override
    public ReadContext init(InitContext context) {
      return new ReadContext(IndexColumns.projection(context.getFileSchema(), name));
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor is missing from Spark 3.5's Parquet.
    public RecordMaterializer<IndexRow> prepareForRead(
        Configuration configuration,
        Map<String, String> metadata,
        MessageType fileSchema,
        ReadContext context) {
      return new Materializer(context.getRequestedSchema());
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor is missing from Spark 3.5's Parquet.
    public RecordMaterializer<IndexRow> prepareForRead(
        ParquetConfiguration configuration,
        Map<String, String> metadata,
        MessageType fileSchema,
        ReadContext context) {
      return new Materializer(context.getRequestedSchema());
    }
  }

  private static final class Materializer extends RecordMaterializer<IndexRow> {
    private final IndexColumns columns;

    Materializer(MessageType projection) {
      this.columns = new IndexColumns(projection);
    }

    @Override
    public IndexRow getCurrentRecord() {
      return columns.row();
    }

    @Override
    public GroupConverter getRootConverter() {
      return columns;
    }
  }
}
