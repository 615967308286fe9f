package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each column of a table holds; null where it is of no use. */
record ColumnPlan(List<@Nullable Role> roles) {
  ColumnPlan {
    roles = Collections.unmodifiableList(new ArrayList<>(roles));
  }

  /**
   * Makes the plan of columns with names.
   *
   * @param names as they stand in the file
   * @param declared what the policy says; if it says anything, columns that it does not name are
   *     not read
   * @param line where the names stand
   * @return empty if there is no plan; the sink knows why
   */
  static Optional<ColumnPlan> named(
      List<String> names, DeclaredColumns declared, ValueKinds kinds, int line, ListSink sink) {
    boolean complete = true;
    for (Map.Entry<String, Role> asked : declared.roles().entrySet()) {
      if (names.stream().noneMatch(asked.getKey()::equalsIgnoreCase)) {
        sink.malformed(
            line,
            0,
            "there is no column %s, which `columns` names for %s"
                .formatted(asked.getKey(), asked.getValue().name()));
        complete = false;
      }
    }
    Set<FieldKind> taken = new HashSet<>();
    List<@Nullable Role> roles = new ArrayList<>();
    for (String name : names) {
      Optional<Role> role = declared.role(name);
      if (role.isEmpty()) {
        role = declared.isEmpty() ? Role.byOwnName(name, kinds) : Role.unasked(name, kinds);
      }
      // Columns of values may repeat; of others the first counts.
      roles.add(role.filter(r -> !r.kind().isSingle() || taken.add(r.kind())).orElse(null));
    }
    return complete ? checked(roles, kinds, line, sink) : Optional.empty();
  }

  /** Makes the plan of columns that the policy numbers from 1; there is no row of names. */
  static Optional<ColumnPlan> numbered(
      DeclaredColumns declared, ValueKinds kinds, int width, ListSink sink) {
    List<@Nullable Role> roles = new ArrayList<>(Collections.nCopies(width, null));
    for (Map.Entry<String, Role> column : declared.roles().entrySet()) {
      int index = Integer.parseInt(column.getKey());
      if (index < 1 || index > width) {
        sink.malformed(
            0,
            0,
            "`columns` says that %s is in column %d, but the first row has %d columns"
                .formatted(column.getValue().name(), index, width));
        return Optional.empty();
      }
      roles.set(index - 1, column.getValue());
    }
    return checked(roles, kinds, 0, sink);
  }

  private static Optional<ColumnPlan> checked(
      List<@Nullable Role> roles, ValueKinds kinds, int line, ListSink sink) {
    boolean algorithm = has(roles, FieldKind.ALGORITHM);
    boolean value = has(roles, FieldKind.VALUE);
    boolean values = roles.stream().anyMatch(role -> role != null && role.holdsValues());
    if ((algorithm && value) || (values && algorithm == value)) {
      return Optional.of(new ColumnPlan(roles));
    }
    sink.malformed(
        line,
        0,
        algorithm != value && !values
            ? "a column `value` needs a column `algorithm`, and the other way round"
            : "no column is known; name them in the first row, in a line `# columns: …` or in"
                + " `columns`: "
                + Role.words(kinds));
    return Optional.empty();
  }

  private static boolean has(List<@Nullable Role> roles, FieldKind kind) {
    return roles.stream().anyMatch(role -> role != null && role.kind() == kind);
  }
}
