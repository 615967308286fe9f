package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each column of a table holds: a role of {@link Words#ROLES}, {@code other:NAME} for an
 * algorithm that Winnow cannot compare, or null where it is of no use.
 */
record ColumnPlan(List<@Nullable String> roles) {
  static final String OTHER = "other:";

  ColumnPlan {
    roles = java.util.Collections.unmodifiableList(new ArrayList<>(roles));
  }

  int index(String role) {
    return roles.indexOf(role);
  }

  /**
   * Makes the plan of columns with names.
   *
   * @param names as they stand in the file
   * @param columns our word to the holder's name, from the policy
   * @param line where the names stand
   * @return empty if there is no plan; the sink knows why
   */
  static Optional<ColumnPlan> named(
      List<String> names, Map<String, String> columns, int line, ListSink sink) {
    Map<String, String> roleOf = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    columns.forEach((role, name) -> roleOf.put(name.strip(), role));
    boolean complete = true;
    for (Map.Entry<String, String> asked : roleOf.entrySet()) {
      if (names.stream().noneMatch(asked.getKey()::equalsIgnoreCase)) {
        sink.malformed(
            line,
            0,
            "there is no column %s, which the policy's `columns` names for %s"
                .formatted(asked.getKey(), asked.getValue()));
        complete = false;
      }
    }
    Set<String> single = new HashSet<>(columns.keySet());
    List<@Nullable String> roles = new ArrayList<>();
    for (String name : names) {
      String mapped = roleOf.get(name);
      roles.add(mapped != null ? mapped : ownRole(name, single));
    }
    return complete ? checked(roles, line, sink) : Optional.empty();
  }

  /** Makes the plan of columns that the policy numbers from 1; there is no row of names. */
  static Optional<ColumnPlan> numbered(Map<String, String> columns, int width, ListSink sink) {
    List<@Nullable String> roles = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      roles.add(null);
    }
    for (Map.Entry<String, String> column : columns.entrySet()) {
      int index = Integer.parseInt(column.getValue().strip());
      if (index < 1 || index > width) {
        sink.malformed(
            0,
            0,
            "the policy's `columns` says that %s is in column %d, but the first row has %d columns"
                .formatted(column.getKey(), index, width));
        return Optional.empty();
      }
      roles.set(index - 1, column.getKey());
    }
    return checked(roles, 0, sink);
  }

  /** Hash and address columns may repeat; of others the first counts. */
  private static @Nullable String ownRole(String name, Set<String> taken) {
    Optional<String> role = Words.role(name);
    if (role.isEmpty()) {
      return Words.isOtherAlgorithm(name) ? OTHER + Words.showable(name).orElse("unnamed") : null;
    }
    boolean repeats = Words.kind(name).isPresent();
    return taken.add(role.get()) || repeats ? role.get() : null;
  }

  private static Optional<ColumnPlan> checked(
      List<@Nullable String> roles, int line, ListSink sink) {
    boolean pair = roles.contains("algorithm") && roles.contains("value");
    boolean half = roles.contains("algorithm") != roles.contains("value");
    boolean values = roles.stream().anyMatch(ColumnPlan::holdsValues);
    if (pair || (values && !half)) {
      return Optional.of(new ColumnPlan(roles));
    }
    sink.malformed(
        line,
        0,
        half && !values
            ? "a column `value` needs a column `algorithm`, and the other way round"
            : "no column is known; name them in the first row, in a line `# columns: …` or in the"
                + " policy's `columns`: "
                + String.join(", ", Words.ROLES.stream().sorted().toList()));
    return Optional.empty();
  }

  private static boolean holdsValues(@Nullable String role) {
    return role != null && (role.startsWith(OTHER) || Words.kind(role).isPresent());
  }
}
