package io.winnow.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code columns:} of a list: what its file calls them, and what they hold. */
final class ColumnsReader {
  private static final int MOST = 100;

  /** YAML itself reads no key of more than 1,024 characters. */
  private static final int LONGEST_NAME = 200;

  private ColumnsReader() {}

  static Optional<Map<String, String>> read(Value value, Problems problems) {
    Optional<YamlNode.Mapping> mapping = value.mapping();
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.get().entries()) {
      if (entry.key() instanceof YamlNode.Scalar name) {
        names.add(name.text());
        if (name.text().isBlank()
            || name.text().length() > LONGEST_NAME
            || !Shown.isSafe(name.text())) {
          problems.add(name.at(), value.path(), "this is no name of a column");
        }
      }
    }
    if (names.isEmpty() || names.size() > MOST) {
      return value.problem("needs 1–%d columns, not %d".formatted(MOST, names.size()));
    }
    long before = problems.count();
    Section section = new Section(mapping.get(), value.path(), Set.copyOf(names), problems);
    Map<String, String> known = roles();
    Map<String, String> columns = new LinkedHashMap<>();
    Set<String> single = new HashSet<>();
    for (String name : Set.copyOf(names)) {
      section.read(name, v -> v.choice(known)).ifPresent(role -> columns.put(name, role));
    }
    for (String role : columns.values()) {
      if (ColumnRoles.SINGLE.contains(role) && !single.add(role)) {
        value.problem("two columns are the " + role + "; only one can be");
      }
    }
    if (problems.count() == before) {
      requireEntries(value, columns);
    }
    return problems.count() == before ? Optional.of(columns) : Optional.empty();
  }

  private static void requireEntries(Value value, Map<String, String> columns) {
    boolean hasValue = columns.containsValue(ColumnRoles.VALUE);
    if (hasValue != columns.containsValue(ColumnRoles.ALGORITHM)) {
      value.problem("a column that is the value needs one that is the algorithm, and vice versa");
    } else if (!hasValue && MatchKind.all().keySet().stream().noneMatch(columns::containsValue)) {
      value.problem(
          "no column holds entries; one must be one of "
              + String.join(", ", MatchKind.all().keySet())
              + ", or one the algorithm and one the value");
    }
  }

  private static Map<String, String> roles() {
    Map<String, String> roles = new LinkedHashMap<>();
    ColumnRoles.all().forEach(role -> roles.put(role, role));
    return roles;
  }
}
