package io.winnow.list.format;

import java.util.Arrays;
import java.util.Optional;

/**
 * The cells of one line and where they stand. One object is filled again for each line: a list has
 * tens of millions of them.
 *
 * <p>RFC 4180, with blanks allowed around quotes and one thing stricter: a quoted cell must end on
 * its line, since a stray quote could swallow half a list in silence.
 */
final class Cells {
  private static final String NONE = "";

  private final char separator;
  private String[] cells = new String[16];
  private int[] columns = new int[16];
  private int size;
  private String line = NONE;
  private int at;

  Cells(char separator) {
    this.separator = separator;
  }

  /**
   * Takes the cells out of a line.
   *
   * @return why it is no row of a table, or empty if it is one
   */
  Optional<String> fill(String text) {
    line = text;
    at = 0;
    size = 0;
    while (true) {
      int start = at;
      Optional<String> fault = skipBlanks() == '"' ? quoted(start) : bare(start);
      if (fault.isPresent()) {
        return fault;
      }
      if (at == line.length()) {
        return Optional.empty();
      }
      at++;
    }
  }

  int size() {
    return size;
  }

  /** The cell without white space around it; empty behind the last. */
  String cell(int index) {
    return index < size ? cells[index] : NONE;
  }

  /** Where the cell begins, from 1. */
  int column(int index) {
    return columns[index];
  }

  boolean isBlank() {
    return size == 0 || (size == 1 && cell(0).isEmpty());
  }

  /** The first character that is no blank, or the separator at the end of the line. */
  private char skipBlanks() {
    while (at < line.length() && line.charAt(at) <= ' ' && line.charAt(at) != separator) {
      at++;
    }
    return at < line.length() ? line.charAt(at) : separator;
  }

  private Optional<String> bare(int start) {
    int end = line.indexOf(separator, start);
    at = end < 0 ? line.length() : end;
    add(line.substring(start, at), start);
    return Optional.empty();
  }

  private Optional<String> quoted(int start) {
    int from = at + 1;
    int quote = line.indexOf('"', from);
    boolean doubled = false;
    while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
      doubled = true;
      quote = line.indexOf('"', quote + 2);
    }
    if (quote < 0) {
      return Optional.of("a quoted cell does not end on its line");
    }
    String cell = line.substring(from, quote);
    add(doubled ? cell.replace("\"\"", "\"") : cell, start);
    at = quote + 1;
    return skipBlanks() == separator
        ? Optional.empty()
        : Optional.of("this is no row of a table: something stands behind a quoted cell");
  }

  private void add(String cell, int start) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, size * 2);
      columns = Arrays.copyOf(columns, size * 2);
    }
    cells[size] = trimmed(cell);
    columns[size++] = start + 1;
  }

  private static String trimmed(String cell) {
    int from = 0;
    int end = cell.length();
    while (from < end && cell.charAt(from) <= ' ') {
      from++;
    }
    while (from < end && cell.charAt(end - 1) <= ' ') {
      end--;
    }
    return cell.substring(from, end);
  }
}
