package io.winnow.review;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import org.jspecify.annotations.Nullable;

/** The cells of one line and where they stand. One object is filled again for each line. */
final class ReviewRow extends AbstractBaseCsvCallbackHandler<ReviewRow> {
  /** Cells that are kept; no decisions file has as many columns. */
  private static final int MOST = 16;

  private final @Nullable String[] cells = new String[MOST];
  private final int[] columns = new int[MOST];
  private int size;
  private int nextColumn;
  private boolean multiLine;

  /** From 1. */
  int line() {
    return (int) getStartingLineNumber();
  }

  int size() {
    return size;
  }

  /** The cell without white space around it; empty behind the last. */
  String cell(int index) {
    String cell = index < Math.min(size, MOST) ? cells[index] : null;
    return cell == null ? "" : cell;
  }

  /** Where the cell begins, from 1; 0 behind the last. */
  int column(int index) {
    return index < Math.min(size, MOST) ? columns[index] : 0;
  }

  /** Whether a quoted cell goes on over a line end: a stray quote would swallow rows so. */
  boolean isMultiLine() {
    return multiLine;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    size = 0;
    nextColumn = 1;
    multiLine = false;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    size = index + 1;
    if (index < MOST) {
      cells[index] = new String(buffer, offset, length).strip();
      columns[index] = nextColumn;
    }
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
  protected ReviewRow buildRecord() {
    return this;
  }
}
