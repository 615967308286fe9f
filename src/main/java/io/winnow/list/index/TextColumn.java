package io.winnow.list.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A column of texts of 4,095 bytes at most, in parts of 2¹⁸ rows.
 *
 * <p>Sections: {@code NAME/ends/N} (int where each text ends) and {@code NAME/text/N} (UTF-8).
 */
public final class TextColumn {
  /** Longest text in bytes. */
  public static final int LONGEST = 4095;

  private static final int SHIFT = 18;
  private static final int MASK = (1 << SHIFT) - 1;

  /** What stands in a row. */
  @FunctionalInterface
  public interface Values {
    byte[] at(int row);
  }

  private final ByteBuffer[] ends;
  private final ByteBuffer[] texts;

  private TextColumn(int parts) {
    this.ends = new ByteBuffer[parts];
    this.texts = new ByteBuffer[parts];
  }

  /**
   * Opens a column.
   *
   * @throws IllegalArgumentException if its sections are missing or do not fit each other
   */
  public static TextColumn open(Sections in, String name, int rows) {
    int parts = (int) (((long) rows + MASK) >> SHIFT);
    TextColumn column = new TextColumn(parts);
    for (int p = 0; p < parts; p++) {
      int inPart = Math.min(1 << SHIFT, rows - (p << SHIFT));
      ByteBuffer ends = in.section(name + "/ends/" + p);
      ByteBuffer text = in.section(name + "/text/" + p);
      Broken.unless(ends.capacity() == inPart * Integer.BYTES, name, "size");
      int previous = 0;
      for (int i = 0; i < inPart; i++) {
        int end = ends.getInt(i << 2);
        Broken.unless(end >= previous && end - previous <= LONGEST, name, "length");
        previous = end;
      }
      Broken.unless(previous == text.capacity(), name, "size");
      column.ends[p] = ends;
      column.texts[p] = text;
    }
    return column;
  }

  /** Writes a column; asks for each text twice. */
  public static void build(Sections out, String name, int rows, Values values) {
    int parts = (int) (((long) rows + MASK) >> SHIFT);
    for (int p = 0; p < parts; p++) {
      int first = p << SHIFT;
      int inPart = Math.min(1 << SHIFT, rows - first);
      ByteBuffer ends = out.allocate(name + "/ends/" + p, (long) inPart * Integer.BYTES);
      int end = 0;
      for (int i = 0; i < inPart; i++) {
        end += values.at(first + i).length;
        ends.putInt(i << 2, end);
      }
      ByteBuffer text = out.allocate(name + "/text/" + p, end);
      for (int i = 0; i < inPart; i++) {
        text.put(values.at(first + i));
      }
    }
  }

  public byte[] bytes(int row) {
    ByteBuffer end = ends[row >> SHIFT];
    int i = row & MASK;
    int start = i == 0 ? 0 : end.getInt((i - 1) << 2);
    byte[] text = new byte[end.getInt(i << 2) - start];
    texts[row >> SHIFT].get(start, text);
    return text;
  }

  public String at(int row) {
    return new String(bytes(row), StandardCharsets.UTF_8);
  }
}
