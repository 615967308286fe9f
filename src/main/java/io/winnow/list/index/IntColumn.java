package io.winnow.list.index;

import java.util.Arrays;

/** A growing column of ints. */
final class IntColumn {
  private int[] values;
  private int size;

  IntColumn() {
    this(1024);
  }

  /** With room for that many, over 1, at first. */
  IntColumn(int room) {
    values = new int[room];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.addExact(size, size >> 1));
    }
    values[size++] = value;
  }

  int at(int row) {
    return values[row];
  }

  int size() {
    return size;
  }

  /** Gives back what growing took too much. */
  void trim() {
    values = Arrays.copyOf(values, size);
  }
}
