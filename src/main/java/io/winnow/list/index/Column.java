package io.winnow.list.index;

import java.nio.ByteBuffer;

/**
 * A column of whole numbers of 4 or 8 bytes, in parts of 2²⁶ rows; or one number, where all rows
 * have the same.
 *
 * <p>Sections: {@code NAME/N} for part N, or {@code NAME/same} (8 bytes).
 */
public final class Column {
  private static final int SHIFT = 26;
  private static final int MASK = (1 << SHIFT) - 1;

  /** What stands in a row. */
  @FunctionalInterface
  public interface Values {
    long at(int row);
  }

  private final boolean wide;
  private final ByteBuffer[] parts;
  private final long same;

  private Column(boolean wide, ByteBuffer[] parts, long same) {
    this.wide = wide;
    this.parts = parts;
    this.same = same;
  }

  /**
   * Opens a column.
   *
   * @throws IllegalArgumentException if its sections are missing or of another size
   */
  public static Column open(Sections in, String name, int width, int rows) {
    if (in.find(name + "/same").isPresent()) {
      ByteBuffer same = in.section(name + "/same");
      Broken.unless(same.capacity() == Long.BYTES, name, "constant");
      return new Column(width == Long.BYTES, new ByteBuffer[0], same.getLong(0));
    }
    ByteBuffer[] parts = new ByteBuffer[(int) (((long) rows + MASK) >> SHIFT)];
    for (int p = 0; p < parts.length; p++) {
      parts[p] = in.section(name + "/" + p);
      long inPart = Math.min(1L << SHIFT, rows - ((long) p << SHIFT));
      Broken.unless(parts[p].capacity() == inPart * width, name, "size");
    }
    return new Column(width == Long.BYTES, parts, 0);
  }

  /** Writes a column of a width of 4 or 8 bytes. */
  public static void build(Sections out, String name, int width, int rows, Values values) {
    boolean same = rows > 0;
    for (int row = 1; same && row < rows; row++) {
      same = values.at(row) == values.at(0);
    }
    if (same) {
      out.allocate(name + "/same", Long.BYTES).putLong(0, values.at(0));
      return;
    }
    for (int first = 0; first < rows; first += 1 << SHIFT) {
      int count = Math.min(1 << SHIFT, rows - first);
      ByteBuffer part = out.allocate(name + "/" + (first >> SHIFT), (long) count * width);
      for (int i = 0; i < count; i++) {
        long value = values.at(first + i);
        if (width == Long.BYTES) {
          part.putLong(i << 3, value);
        } else {
          part.putInt(i << 2, Math.toIntExact(value));
        }
      }
      if (first > Integer.MAX_VALUE - (1 << SHIFT)) {
        return;
      }
    }
  }

  public long at(int row) {
    if (parts.length == 0) {
      return same;
    }
    ByteBuffer part = parts[row >> SHIFT];
    return wide ? part.getLong((row & MASK) << 3) : part.getInt((row & MASK) << 2);
  }

  /** A number that must lie in a range, as the number of another row does. */
  public int index(int row) {
    return (int) at(row);
  }

  /**
   * Holds every row against a range.
   *
   * @throws IllegalArgumentException if one lies outside
   */
  Column within(int rows, long least, long most, String name) {
    for (int row = 0; row < (parts.length == 0 ? Math.min(1, rows) : rows); row++) {
      long value = at(row);
      Broken.unless(value >= least && value <= most, name, "range");
    }
    return this;
  }
}
