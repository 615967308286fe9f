package io.winnow.table;

import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Tells Parquet a {@link Row} field by field. */
final class RowWriteSupport extends WriteSupport<Row> {
  private final Schema schema;
  private final Map<String, String> metadata;
  private @Nullable RecordConsumer out;

  RowWriteSupport(Schema schema, Map<String, String> metadata) {
    this.schema = schema;
    this.metadata = metadata;
  }

  @Override
  @SuppressWarnings("deprecation") // Its successor is missing from Spark 3.5's Parquet.
  public WriteContext init(Configuration configuration) {
    return new WriteContext(ParquetSchema.of(schema), metadata);
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(ParquetSchema.of(schema), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    out = recordConsumer;
  }

  @Override
  public void write(Row row) {
    RecordConsumer consumer = java.util.Objects.requireNonNull(out);
    consumer.startMessage();
    fields(consumer, row);
    consumer.endMessage();
  }

  private static void fields(RecordConsumer out, Row row) {
    List<Column> columns = row.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.value(i);
      if (value != null) {
        out.startField(columns.get(i).name(), i);
        value(out, columns.get(i), value);
        out.endField(columns.get(i).name(), i);
      }
    }
  }

  private static void value(RecordConsumer out, Column column, Object value) {
    switch (column.type()) {
      case STRING -> out.addBinary(Binary.fromString((String) value));
      case INT -> out.addInteger((Integer) value);
      case LONG -> out.addLong((Long) value);
      case DOUBLE -> out.addDouble((Double) value);
      case BOOLEAN -> out.addBoolean((Boolean) value);
      case TIMESTAMP -> out.addLong(Row.micros((Instant) value));
      case BINARY -> out.addBinary(Binary.fromConstantByteArray((byte[]) value));
      case STRINGS -> list(out, (List<?>) value);
      case ROWS -> list(out, (List<?>) value);
    }
  }

  private static void list(RecordConsumer out, List<?> elements) {
    out.startGroup();
    if (!elements.isEmpty()) {
      out.startField("list", 0);
      for (Object element : elements) {
        out.startGroup();
        out.startField("element", 0);
        if (element instanceof Row row) {
          out.startGroup();
          fields(out, row);
          out.endGroup();
        } else {
          out.addBinary(Binary.fromString((String) element));
        }
        out.endField("element", 0);
        out.endGroup();
      }
      out.endField("list", 0);
    }
    out.endGroup();
  }
}
