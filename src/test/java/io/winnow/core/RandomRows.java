package io.winnow.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of any schema from a seed, with a liking for what is empty, absent or strange. */
public final class RandomRows {
  private static final String[] TEXTS = {
    "", "a", "a\0b", "é", "𝄞𝄞", "\ud800", "x\udc00y", "?", "\ufffd"
  };

  private final Random random;

  public RandomRows(long seed) {
    this.random = new Random(seed);
  }

  public Row row(Schema schema) {
    Row.Builder row = Row.of(schema);
    for (Column column : schema.columns()) {
      if (column.required() || random.nextInt(3) > 0) {
        row.set(column.name(), value(column));
      }
    }
    return row.build();
  }

  public @Nullable Object value(Column column) {
    return switch (column.type()) {
      case STRING -> text();
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case DOUBLE -> random.nextInt(4) == 0 ? -0.0 : random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      case TIMESTAMP ->
          Instant.ofEpochSecond(
              random.nextLong(-99_999_999_999L, 299_999_999_999L), random.nextInt(1_000_000_000));
      case BINARY -> bytes();
      case STRINGS -> {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          texts.add(text());
        }
        yield texts;
      }
      case ROWS -> {
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          rows.add(row(java.util.Objects.requireNonNull(column.rows())));
        }
        yield rows;
      }
    };
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)];
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }
}
