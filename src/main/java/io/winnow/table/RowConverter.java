package io.winnow.table;

import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one row, at the top or inside a list. */
final class RowConverter extends GroupConverter {
  private final Schema schema;
  private final Consumer<Row> done;
  private final Converter[] converters;
  private Row.Builder builder;
  private @Nullable Row row;

  RowConverter(Schema schema, Consumer<Row> done) {
    this.schema = schema;
    this.done = done;
    this.builder = Row.of(schema);
    this.converters = schema.columns().stream().map(this::converter).toArray(Converter[]::new);
  }

  Row row() {
    return java.util.Objects.requireNonNull(row);
  }

  private Converter converter(Column column) {
    return switch (column.type()) {
      case STRINGS ->
          new ListConverter<String>(
              list -> builder.set(column.name(), list),
              add -> new Scalar(value -> add.accept(((Binary) value).toStringUsingUTF8())));
      case ROWS ->
          new ListConverter<Row>(
              list -> builder.set(column.name(), list),
              add -> new RowConverter(java.util.Objects.requireNonNull(column.rows()), add));
      case STRING -> new Scalar(v -> builder.set(column.name(), ((Binary) v).toStringUsingUTF8()));
      case BINARY -> new Scalar(v -> builder.set(column.name(), ((Binary) v).getBytes()));
      case TIMESTAMP ->
          new Scalar(
              v -> builder.set(column.name(), Instant.EPOCH.plus((Long) v, ChronoUnit.MICROS)));
      case INT, LONG, DOUBLE, BOOLEAN -> new Scalar(v -> builder.set(column.name(), v));
    };
  }

  @Override
  public Converter getConverter(int fieldIndex) {
    return converters[fieldIndex];
  }

  @Override
  public void start() {
    builder = Row.of(schema);
  }

  @Override
  public void end() {
    row = builder.build();
    done.accept(row);
  }

  /** The two outer levels of Parquet's list form. */
  private static final class ListConverter<T> extends GroupConverter {
    private final Consumer<List<T>> done;
    private final GroupConverter repeated;
    private List<T> elements = new ArrayList<>();

    ListConverter(
        Consumer<List<T>> done, java.util.function.Function<Consumer<T>, Converter> element) {
      this.done = done;
      Converter inner = element.apply(value -> elements.add(value));
      this.repeated =
          new GroupConverter() {
            @Override
            public Converter getConverter(int fieldIndex) {
              return inner;
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
          };
    }

    @Override
    public Converter getConverter(int fieldIndex) {
      return repeated;
    }

    @Override
    public void start() {
      elements = new ArrayList<>();
    }

    @Override
    public void end() {
      done.accept(List.copyOf(elements));
    }
  }

  private static final class Scalar extends PrimitiveConverter {
    private final Consumer<Object> set;

    Scalar(Consumer<Object> set) {
      this.set = set;
    }

    @Override
    public void addBinary(Binary value) {
      set.accept(value);
    }

    @Override
    public void addBoolean(boolean value) {
      set.accept(value);
    }

    @Override
    public void addDouble(double value) {
      set.accept(value);
    }

    @Override
    public void addInt(int value) {
      set.accept(value);
    }

    @Override
    public void addLong(long value) {
      set.accept(value);
    }
  }
}
