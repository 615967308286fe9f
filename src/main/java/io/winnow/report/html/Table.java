package io.winnow.report.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table: a caption, columns, at most so many rows and what the rest adds up to. The first cell of
 * a row is its header.
 *
 * @param id anchor of the table
 * @param caption what it shows, in our own words
 * @param columns titles, left to right
 * @param rows the rows
 * @param rest a last row apart from the others, such as a remainder; empty for none
 * @param sortable whether a reader may sort it
 */
public record Table(
    String id,
    String caption,
    List<Column> columns,
    List<Row> rows,
    List<Cell> rest,
    boolean sortable) {
  /** Most rows of a table. */
  static final int MOST_ROWS = 100;

  /** Most bytes of a table's rows: rows beyond it are left out, as those beyond the number are. */
  static final int MOST_BYTES = 40_000;

  private static final int TALL = 15;

  private static final int BYTES_OF_A_CELL = 40;

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    rest = List.copyOf(rest);
  }

  /**
   * A column.
   *
   * @param title in our own words, with its unit
   * @param css class of its header, null for none
   */
  public record Column(String title, @Nullable String css) {}

  /**
   * A row.
   *
   * @param anchor its own anchor, null for none
   * @param cells as many as there are columns
   */
  public record Row(@Nullable String anchor, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Whether it is shown in a box that scrolls. */
  public boolean isTall() {
    return rows.size() > TALL;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Begins a table; a title that starts with {@code #} is a column of numbers. */
  static Builder of(String id, String caption, String... titles) {
    return new Builder(id, caption, List.of(titles));
  }

  /** Puts a table together. */
  static final class Builder {
    private final String id;
    private final String caption;
    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();
    private long left;
    private int most = MOST_ROWS;
    private int bytes;
    private List<Cell> rest = List.of();

    private Builder(String id, String caption, List<String> titles) {
      this.id = id;
      this.caption = caption;
      this.columns =
          titles.stream()
              .map(
                  title ->
                      title.startsWith("#")
                          ? new Column(title.substring(1), Cell.NUMBER)
                          : new Column(title, null))
              .toList();
    }

    Builder row(Cell... cells) {
      return anchored(null, List.of(cells));
    }

    /** Lets it have another number of rows. */
    Builder most(int rows) {
      most = rows;
      return this;
    }

    /** A row for each; of those beyond the bounds nothing but their number is looked at. */
    <T> Builder rows(Collection<T> all, Function<T, List<Cell>> cells) {
      int seen = 0;
      for (T one : all) {
        if (left > 0 || rows.size() == most) {
          left += all.size() - seen;
          break;
        }
        anchored(null, cells.apply(one));
        seen++;
      }
      return this;
    }

    /** The row is passed over, but counted, once there are enough. */
    Builder anchored(@Nullable String anchor, List<Cell> cells) {
      if (cells.size() != columns.size()) {
        throw new IllegalArgumentException(id + ": a row has as many cells as there are columns");
      }
      List<Cell> written = cells.stream().map(Cell::written).toList();
      int size = written.stream().mapToInt(cell -> cell.bytes() + BYTES_OF_A_CELL).sum();
      if (left == 0 && rows.size() < most && bytes + size <= MOST_BYTES) {
        bytes += size;
        rows.add(new Row(anchor, written));
      } else {
        left++;
      }
      return this;
    }

    Builder rest(Cell... cells) {
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            id + ": the rest has as many cells as there are columns");
      }
      rest = List.of(cells);
      return this;
    }

    Table table() {
      String all =
          left == 0
              ? caption
              : "%s; the first %,d, %,d more are left out".formatted(caption, rows.size(), left);
      return new Table(id, all, columns, rows, rest, rows.size() > 1);
    }
  }
}
