package io.winnow.core;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads the canonical bytes of a {@link Row} back, and nothing else: bytes that no row writes are
 * refused, so that a row and its bytes stand for each other.
 */
public final class RowDecoder {
  private final DataInputStream in;

  private RowDecoder(byte[] canonical) {
    this.in = new DataInputStream(new ByteArrayInputStream(canonical));
  }

  /**
   * The row that has these canonical bytes.
   *
   * @throws IllegalArgumentException if none has; the message quotes nothing of them
   */
  public static Row decode(Schema schema, byte[] canonical) {
    try {
      Row row = new RowDecoder(canonical).row(schema);
      // What a row never writes reads as something else: it does not come back the same.
      if (Arrays.equals(row.canonical(), canonical)) {
        return row;
      }
    } catch (IOException | IllegalStateException | ArithmeticException e) {
      // Cut, a required column is missing, or a time that no row can have.
    }
    throw new IllegalArgumentException("not the canonical bytes of a row of " + schema);
  }

  private Row row(Schema schema) throws IOException {
    Row.Builder row = Row.of(schema);
    for (Column column : schema.columns()) {
      if (in.readBoolean()) {
        row.set(column.name(), value(column));
      }
    }
    return row.build();
  }

  private Object value(Column column) throws IOException {
    return switch (column.type()) {
      case STRING -> text();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
      case BOOLEAN -> in.readBoolean();
      case TIMESTAMP -> Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
      case BINARY -> bytes();
      case STRINGS -> {
        List<String> texts = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
          texts.add(text());
        }
        yield texts;
      }
      case ROWS -> {
        List<Row> rows = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
          rows.add(row(Objects.requireNonNull(column.rows())));
        }
        yield rows;
      }
    };
  }

  private String text() throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("not UTF-8", e);
    }
  }

  private byte[] bytes() throws IOException {
    byte[] bytes = new byte[count()];
    in.readFully(bytes);
    return bytes;
  }

  /** A length or a number of elements: no more than there are bytes left, each takes one. */
  private int count() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available()) {
      throw new IOException("longer than the row");
    }
    return count;
  }
}
