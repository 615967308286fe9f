package io.winnow.table;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Makes {@link Row}s of what Parquet reads. The file must have exactly the table's columns. */
final class RowReadSupport extends ReadSupport<Row> {
  private final Schema table;
  private final Schema schema;

  /**
   * Support for a file.
   *
   * @param table what the file is of
   * @param schema the columns to read, all of the table's or some
   */
  RowReadSupport(Schema table, Schema schema) {
    this.table = table;
    this.schema = schema;
  }

  @Override
  public ReadContext init(InitContext context) {
    if (!context.getFileSchema().equals(ParquetSchema.of(table))) {
      throw new ParquetDecodingException("the file does not have the columns of " + table);
    }
    return new ReadContext(ParquetSchema.of(schema));
  }

  @Override
  @SuppressWarnings("deprecation") // Its successor is missing from Spark 3.5's Parquet.
  public RecordMaterializer<Row> prepareForRead(
      Configuration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return materializer();
  }

  @Override
  @SuppressWarnings("deprecation") // Its successor is missing from Spark 3.5's Parquet.
  public RecordMaterializer<Row> prepareForRead(
      ParquetConfiguration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return materializer();
  }

  private RecordMaterializer<Row> materializer() {
    RowConverter root = new RowConverter(schema, row -> {});
    return new RecordMaterializer<>() {
      @Override
      public Row getCurrentRecord() {
        return root.row();
      }

      @Override
      public GroupConverter getRootConverter() {
        return root;
      }
    };
  }
}
