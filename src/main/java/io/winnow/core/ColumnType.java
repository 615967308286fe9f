package io.winnow.core;

/** The types of a table's columns. */
public enum ColumnType {
  /** {@link String}. */
  STRING,
  /** {@link Integer}, 32 bits. */
  INT,
  /** {@link Long}, 64 bits. */
  LONG,
  /** {@link Double}. */
  DOUBLE,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link java.time.Instant}, UTC, to the microsecond. */
  TIMESTAMP,
  /** {@code byte[]}. */
  BINARY,
  /** {@code List<String>}. */
  STRINGS,
  /** {@code List<Row>} of the column's own schema. */
  ROWS
}
