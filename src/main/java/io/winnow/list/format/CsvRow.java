package io.winnow.list.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row and where they stand. One object is filled again for each row: a list has
 * tens of millions of them.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
  private static final String NONE = "";

  private @Nullable String[] cells = new String[16];
  private int[] columns = new int[16];
  private int size;
  private int nextColumn;
  private boolean multiLine;

  int line() {
    return (int) getStartingLineNumber();
  }

  int size() {
    return size;
  }

  /** The cell without white space around it; empty behind the last. */
  String cell(int index) {
    String cell = index < size ? cells[index] : NONE;
    return cell == null ? NONE : cell;
  }

  /** Where the cell begins, from 1. */
  int column(int index) {
    return columns[index];
  }

  /** Whether a quoted cell goes on over a line end. */
  boolean isMultiLine() {
    return multiLine;
  }

  boolean isBlank() {
    return size == 0 || (size == 1 && cell(0).isEmpty());
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    size = 0;
    nextColumn = 1;
    multiLine = false;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (index == columns.length) {
      cells = Arrays.copyOf(cells, index * 2);
      columns = Arrays.copyOf(columns, index * 2);
    }
    int from = offset;
    int end = offset + length;
    while (from < end && buffer[from] <= ' ') {
      from++;
    }
    while (from < end && buffer[end - 1] <= ' ') {
      end--;
    }
    cells[index] = from == end ? NONE : new String(buffer, from, end - from);
    columns[index] = nextColumn;
    size = index + 1;
    nextColumn += length + 1;
    if (quoted) {
      nextColumn += 2;
      for (int i = offset; i < offset + length; i++) {
        nextColumn += buffer[i] == '"' ? 1 : 0;
        multiLine |= buffer[i] == '\n' || buffer[i] == '\r';
      }
    }
  }

  @Override
  protected CsvRow buildRecord() {
    return this;
  }
}
