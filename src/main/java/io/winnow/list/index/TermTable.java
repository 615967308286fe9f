package io.winnow.list.index;

import java.nio.ByteBuffer;

/**
 * The terms of a list, sorted by the SHA-256 of their texts; a search automaton is made of them.
 *
 * <p>Sections: {@code term/shape} (int rows), {@code term/entry}, {@code term/weight} (bits of a
 * double), {@code term/text}.
 */
public final class TermTable {
  private final int size;
  private final Column entries;
  private final Column weights;
  private final TextColumn texts;

  private TermTable(Sections in, int entryCount) {
    ByteBuffer shape = in.section("term/shape");
    Broken.unless(shape.capacity() == Integer.BYTES && shape.getInt(0) >= 0, "term", "shape");
    this.size = shape.getInt(0);
    this.entries = Column.open(in, "term/entry", 4, size).within(size, 0, entryCount - 1L, "term");
    this.weights =
        Column.open(in, "term/weight", 8, size)
            .within(size, 1, Double.doubleToLongBits(1e6), "term");
    this.texts = TextColumn.open(in, "term/text", size);
  }

  /**
   * Opens the terms of a list.
   *
   * @throws IllegalArgumentException if sections are missing or do not fit each other
   */
  public static TermTable open(Sections in, int entryCount) {
    return new TermTable(in, entryCount);
  }

  /** Writes the table. */
  public static void build(
      Sections out,
      int rows,
      Column.Values entries,
      Column.Values weightBits,
      TextColumn.Values texts) {
    out.allocate("term/shape", Integer.BYTES).putInt(0, rows);
    Column.build(out, "term/entry", 4, rows, entries);
    Column.build(out, "term/weight", 8, rows, weightBits);
    TextColumn.build(out, "term/text", rows, texts);
  }

  /** Number of pairs of a term and an entry. */
  public int size() {
    return size;
  }

  public int entry(int row) {
    return entries.index(row);
  }

  /** What one item's finding of it counts, over 0. */
  public double weight(int row) {
    return Double.longBitsToDouble(weights.at(row));
  }

  /** As the holder wrote it. */
  public String text(int row) {
    return texts.at(row);
  }
}
