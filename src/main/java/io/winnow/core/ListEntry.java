package io.winnow.core;

/**
 * One value of a list as its format read it. Values of the same line belong to the same entry.
 *
 * @param line where the value stands, from 1
 * @param column where the value stands, from 1, or 0 where the format has none
 * @param id the holder's name for the entry, or empty
 * @param category the holder's category, or empty
 * @param value what is listed
 */
public record ListEntry(int line, int column, String id, String category, ListValue value) {
  public ListEntry {
    if (line < 1 || column < 0) {
      throw new IllegalArgumentException("line and column start at 1");
    }
  }

  /** The place alone: an id may repeat the value. */
  @Override
  public String toString() {
    return "entry at %d:%d".formatted(line, column);
  }
}
