package io.winnow.core;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, and its canonical bytes.
 *
 * <p>Canonical form, version 1: column by column in schema order, one byte 0 for null or 1, then
 * the value: text and bytes with a 4-byte length before them (text in UTF-8), numbers big-endian, a
 * double by its IEEE bits, a timestamp as microseconds since 1970, a list with a 4-byte count
 * before its elements. Two rows are equal exactly if their canonical bytes are.
 */
public final class Row {
  private final Schema schema;
  private final @Nullable Object[] values;

  private Row(Schema schema, @Nullable Object[] values) {
    this.schema = schema;
    this.values = values;
  }

  public static Builder of(Schema schema) {
    return new Builder(schema);
  }

  public Schema schema() {
    return schema;
  }

  /** The value at a place, from 0, or null. */
  public @Nullable Object value(int position) {
    return values[position];
  }

  /** The value of a column, or null. */
  public @Nullable Object value(String column) {
    return values[schema.position(column)];
  }

  /** The text in a column, or null. */
  public @Nullable String text(String column) {
    return (String) value(column);
  }

  /** Writes the canonical bytes. */
  public void writeCanonical(DataOutputStream out) throws IOException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        out.writeByte(0);
      } else {
        out.writeByte(1);
        writeValue(out, schema.columns().get(i), value);
      }
    }
  }

  /** The canonical bytes; {@link RowDecoder} reads them back. */
  public byte[] canonical() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writeCanonical(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("memory does no I/O", e);
    }
    return bytes.toByteArray();
  }

  private static void writeValue(DataOutputStream out, Column column, Object value)
      throws IOException {
    switch (column.type()) {
      case STRING -> writeBytes(out, ((String) value).getBytes(StandardCharsets.UTF_8));
      case INT -> out.writeInt((Integer) value);
      case LONG -> out.writeLong((Long) value);
      case DOUBLE -> out.writeLong(Double.doubleToLongBits((Double) value));
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case TIMESTAMP -> out.writeLong(micros((Instant) value));
      case BINARY -> writeBytes(out, (byte[]) value);
      case STRINGS -> {
        List<?> texts = (List<?>) value;
        out.writeInt(texts.size());
        for (Object text : texts) {
          writeBytes(out, ((String) text).getBytes(StandardCharsets.UTF_8));
        }
      }
      case ROWS -> {
        List<?> rows = (List<?>) value;
        out.writeInt(rows.size());
        for (Object row : rows) {
          ((Row) row).writeCanonical(out);
        }
      }
    }
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Microseconds since 1970. */
  public static long micros(Instant instant) {
    // Not ChronoUnit.between: it counts in nanoseconds on the way and overflows after 2262.
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** Does not show the values: they may be confidential. */
  @Override
  public String toString() {
    return "Row of " + schema;
  }

  /** Collects the values of a row. */
  public static final class Builder {
    private final Schema schema;
    private final @Nullable Object[] values;

    private Builder(Schema schema) {
      this.schema = schema;
      this.values = new @Nullable Object[schema.columns().size()];
    }

    /** Sets a column; empty text stands for "there is none" and becomes null where it may. */
    public Builder set(String column, @Nullable Object value) {
      return set(schema.position(column), value);
    }

    /** The same for the column at a place, from 0. */
    public Builder set(int position, @Nullable Object value) {
      Column at = schema.columns().get(position);
      if (value != null && !fits(at, value)) {
        throw new IllegalArgumentException(
            at.name() + " is " + at.type() + ", not " + value.getClass().getSimpleName());
      }
      boolean nothing = value == null || (value.equals("") && !at.required());
      values[position] = nothing ? null : canonical(at.type(), value);
      return this;
    }

    private static Object canonical(ColumnType type, Object value) {
      return switch (type) {
        case STRING -> wellFormed((String) value);
        case STRINGS -> ((List<?>) value).stream().map(text -> wellFormed((String) text)).toList();
        case ROWS -> List.copyOf((List<?>) value);
        case TIMESTAMP -> ((Instant) value).truncatedTo(ChronoUnit.MICROS);
        case INT, LONG, DOUBLE, BOOLEAN, BINARY -> value;
      };
    }

    /** Half a surrogate pair has no UTF-8: without this, different rows had the same bytes. */
    private static String wellFormed(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isSurrogate(text.charAt(i))) {
          return text.codePoints()
              .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
        }
      }
      return text;
    }

    private static boolean fits(Column column, Object value) {
      return switch (column.type()) {
        case STRING -> value instanceof String;
        case INT -> value instanceof Integer;
        case LONG -> value instanceof Long;
        case DOUBLE -> value instanceof Double;
        case BOOLEAN -> value instanceof Boolean;
        case TIMESTAMP -> value instanceof Instant;
        case BINARY -> value instanceof byte[];
        case STRINGS ->
            value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        case ROWS ->
            value instanceof List<?> list
                && list.stream().allMatch(r -> r instanceof Row row && row.schema == column.rows());
      };
    }

    /**
     * The row.
     *
     * @throws IllegalStateException if a required column is missing
     */
    public Row build() {
      for (int i = 0; i < values.length; i++) {
        if (values[i] == null && schema.columns().get(i).required()) {
          throw new IllegalStateException(schema + " needs " + schema.columns().get(i).name());
        }
      }
      return new Row(schema, values.clone());
    }
  }
}
