package io.winnow.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a table, in order. */
public final class Schema {
  private final String name;
  private final List<Column> columns;
  private final Map<String, Integer> positions = new HashMap<>();

  private Schema(String name, List<Column> columns) {
    this.name = name;
    this.columns = List.copyOf(columns);
    for (Column column : columns) {
      if (positions.put(column.name(), positions.size()) != null) {
        throw new IllegalArgumentException(name + " has two columns " + column.name());
      }
    }
  }

  /** A schema of these columns; {@code name} is the table's name. */
  @SafeVarargs
  public static Schema of(String name, List<Column>... groups) {
    List<Column> all = new ArrayList<>();
    for (List<Column> group : groups) {
      all.addAll(group);
    }
    return new Schema(name, all);
  }

  /**
   * The same table with some of its columns, in its order.
   *
   * @throws IllegalArgumentException if it lacks one of them
   */
  public Schema only(Set<String> names) {
    names.forEach(this::position);
    return new Schema(name, columns.stream().filter(c -> names.contains(c.name())).toList());
  }

  public String name() {
    return name;
  }

  public List<Column> columns() {
    return columns;
  }

  /**
   * The column's place, from 0.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(name + " has no column " + column);
    }
    return position;
  }

  @Override
  public String toString() {
    return name;
  }
}
