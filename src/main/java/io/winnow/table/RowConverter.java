package io.winnow.table;

import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.column.Dictionary;
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
    this.converters = new Converter[schema.columns().size()];
    for (int i = 0; i < converters.length; i++) {
      converters[i] = converter(i, schema.columns().get(i));
    }
  }

  Row row() {
    return java.util.Objects.requireNonNull(row);
  }

  private Converter converter(int at, Column column) {
    return switch (column.type()) {
      case STRINGS -> new ListConverter<String>(list -> builder.set(at, list), TextConverter::new);
      case ROWS ->
          new ListConverter<Row>(
              list -> builder.set(at, list),
              add -> new RowConverter(java.util.Objects.requireNonNull(column.rows()), add));
      case STRING -> new TextConverter(text -> builder.set(at, text));
      case BINARY -> new Scalar(v -> builder.set(at, ((Binary) v).getBytes()));
      case TIMESTAMP -> new Scalar(v -> builder.set(at, ofMicros((Long) v)));
      case INT, LONG, DOUBLE, BOOLEAN -> new Scalar(v -> builder.set(at, v));
    };
  }

  private static Instant ofMicros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
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

  /** Text; what a column says again and again is made once for each of its dictionaries. */
  private static final class TextConverter extends PrimitiveConverter {
    private final Consumer<String> set;
    private @Nullable Dictionary dictionary;
    private @Nullable String[] texts = {};

    TextConverter(Consumer<String> set) {
      this.set = set;
    }

    @Override
    public void addBinary(Binary value) {
      set.accept(value.toStringUsingUTF8());
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary of) {
      dictionary = of;
      texts = new @Nullable String[of.getMaxId() + 1];
    }

    @Override
    public void addValueFromDictionary(int id) {
      String text = texts[id];
      if (text == null) {
        text = java.util.Objects.requireNonNull(dictionary).decodeToBinary(id).toStringUsingUTF8();
        texts[id] = text;
      }
      set.accept(text);
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
