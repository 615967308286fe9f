package io.winnow.table;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.listType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import io.winnow.core.Column;
import io.winnow.core.Schema;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * A table's schema in Parquet's words.
 *
 * <p>Lists in the three-level form of the Parquet format specification ({@code list.element}), so
 * that Spark, DuckDB and pyarrow read them without options.
 */
final class ParquetSchema {
  private ParquetSchema() {}

  static MessageType of(Schema schema) {
    return new MessageType(schema.name(), fields(schema));
  }

  private static List<Type> fields(Schema schema) {
    return schema.columns().stream().map(ParquetSchema::field).toList();
  }

  private static Type field(Column column) {
    Repetition repetition = column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
    return switch (column.type()) {
      case STRING ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(stringType())
              .named(column.name());
      case INT -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
      case LONG -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case BOOLEAN -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
      case TIMESTAMP ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(timestampType(true, MICROS))
              .named(column.name());
      case BINARY -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(column.name());
      case STRINGS ->
          list(
              repetition,
              column.name(),
              Types.primitive(PrimitiveTypeName.BINARY, Repetition.REQUIRED)
                  .as(stringType())
                  .named("element"));
      case ROWS ->
          list(
              repetition,
              column.name(),
              new GroupType(Repetition.REQUIRED, "element", fields(column.rows())));
    };
  }

  private static Type list(Repetition repetition, String name, Type element) {
    GroupType repeated = new GroupType(Repetition.REPEATED, "list", element);
    return Types.buildGroup(repetition).as(listType()).addField(repeated).named(name);
  }
}
