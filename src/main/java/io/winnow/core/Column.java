package io.winnow.core;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name as it stands in the Parquet file
 * @param type what it holds
 * @param required whether it may never be null
 * @param rows the schema of its rows if it is of type {@link ColumnType#ROWS}, else null
 * @param meaning one sentence for the documentation
 */
public record Column(
    String name, ColumnType type, boolean required, @Nullable Schema rows, String meaning) {
  public Column {
    if ((type == ColumnType.ROWS) != (rows != null)) {
      throw new IllegalArgumentException(name + ": a column of rows has a schema");
    }
  }

  public static Column required(String name, ColumnType type, String meaning) {
    return new Column(name, type, true, null, meaning);
  }

  public static Column optional(String name, ColumnType type, String meaning) {
    return new Column(name, type, false, null, meaning);
  }

  public static Column rows(String name, Schema rows, String meaning) {
    return new Column(name, ColumnType.ROWS, true, rows, meaning);
  }

  @Override
  public String toString() {
    return name;
  }
}
