package io.winnow.policy;

import io.winnow.core.EntryStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the {@code columns:} of a list: what its file calls them, and what they hold.
 *
 * <p>A column that holds the status may say what the holder's words mean: {@code State: {status:
 * {live: active, gone: deleted}}}.
 */
final class ColumnsReader {
  private static final int MOST = 100;

  /** YAML itself reads no key of more than 1,024 characters. */
  private static final int LONGEST_NAME = 200;

  private static final Map<String, String> STATUSES = statuses();

  private final Problems problems;

  private ColumnsReader(Problems problems) {
    this.problems = problems;
  }

  static Optional<Map<String, String>> read(Value value, Problems problems) {
    return new ColumnsReader(problems).read(value);
  }

  private Optional<Map<String, String>> read(Value value) {
    long before = problems.count();
    Map<String, String> columns = named(value, "a column", this::role);
    Set<String> single = new HashSet<>();
    for (String role : columns.values()) {
      String word = ColumnRoles.word(role);
      if (ColumnRoles.SINGLE.contains(word) && !single.add(word)) {
        value.problem("two columns are the " + word + "; only one can be");
      }
    }
    if (problems.count() == before) {
      requireEntries(value, columns);
    }
    return problems.count() == before ? Optional.of(columns) : Optional.empty();
  }

  /** What each key of a map, which are the holder's words, stands for. */
  private Map<String, String> named(Value value, String what, Reading reading) {
    Map<String, String> named = new LinkedHashMap<>();
    Optional<YamlNode.Mapping> mapping = value.mapping();
    if (mapping.isEmpty()) {
      return named;
    }
    List<String> names = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.get().entries()) {
      if (entry.key() instanceof YamlNode.Scalar name) {
        names.add(name.text());
        if (name.text().isBlank()
            || name.text().length() > LONGEST_NAME
            || !Shown.isSafe(name.text())) {
          problems.add(name.at(), value.path(), "this is no name of " + what);
        }
      }
    }
    if (names.isEmpty() || names.size() > MOST) {
      value.problem("needs 1–%d names of %s, not %d".formatted(MOST, what, names.size()));
      return named;
    }
    Section section = new Section(mapping.get(), value.path(), Set.copyOf(names), problems);
    for (String name : Set.copyOf(names)) {
      section.read(name, reading::of).ifPresent(role -> named.put(name, role));
    }
    return named;
  }

  @FunctionalInterface
  private interface Reading {
    Optional<String> of(Value value);
  }

  private Optional<String> role(Value value) {
    if (!(value.node() instanceof YamlNode.Mapping mapping)) {
      return value.choice(itself(ColumnRoles.all()));
    }
    Section section = new Section(mapping, value.path(), List.of(ColumnRoles.STATUS), problems);
    section.require(ColumnRoles.STATUS, "status: {their word: active, …}");
    return section.read(ColumnRoles.STATUS, this::status);
  }

  private Optional<String> status(Value value) {
    Map<String, String> words = new TreeMap<>();
    named(value, "a status", v -> v.choice(STATUSES))
        .forEach(
            (word, meaning) -> {
              String lower = word.strip().toLowerCase(Locale.ROOT);
              if (words.put(lower, meaning) != null) {
                value.problem(Shown.of(lower) + " is here twice, in upper and lower case");
              }
            });
    StringBuilder role = new StringBuilder(ColumnRoles.STATUS);
    words.forEach((word, meaning) -> role.append('\n').append(word).append('=').append(meaning));
    return words.isEmpty() ? Optional.empty() : Optional.of(role.toString());
  }

  private static void requireEntries(Value value, Map<String, String> columns) {
    boolean hasValue = columns.containsValue(ColumnRoles.VALUE);
    if (hasValue != columns.containsValue(ColumnRoles.ALGORITHM)) {
      value.problem("a column that is the value needs one that is the algorithm, and vice versa");
    } else if (!hasValue && ColumnRoles.listed().stream().noneMatch(columns::containsValue)) {
      value.problem(
          "no column holds entries; one must be one of "
              + String.join(", ", ColumnRoles.listed())
              + ", or one the algorithm and one the value");
    }
  }

  private static Map<String, String> itself(Set<String> words) {
    Map<String, String> map = new LinkedHashMap<>();
    words.forEach(word -> map.put(word, word));
    return map;
  }

  private static Map<String, String> statuses() {
    Map<String, String> statuses = new LinkedHashMap<>();
    for (EntryStatus status : EntryStatus.values()) {
      statuses.put(status.id(), status.id());
    }
    return statuses;
  }
}
