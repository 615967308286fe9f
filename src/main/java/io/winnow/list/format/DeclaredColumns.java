package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a policy says of a list's columns: the holder's name to our role.
 *
 * <p>The role {@code status} may go on, one a line, with what the holder's words mean: {@code
 * live=active}.
 */
record DeclaredColumns(Map<String, Role> roles, StatusWords status) {
  /** Gives nothing if a role is unknown; the sink knows why. */
  static Optional<DeclaredColumns> read(
      Map<String, String> columns, ValueKinds kinds, ListSink sink) {
    Map<String, Role> roles = new LinkedHashMap<>();
    StatusWords status = StatusWords.OWN;
    for (Map.Entry<String, String> column : new TreeMap<>(columns).entrySet()) {
      String[] lines = column.getValue().strip().split("\n", -1);
      Optional<Role> role = Role.of(lines[0], kinds);
      Optional<StatusWords> words =
          lines.length == 1 ? Optional.of(StatusWords.OWN) : StatusWords.read(lines);
      boolean isStatus = role.isPresent() && role.get().kind() == FieldKind.STATUS;
      if (role.isEmpty() || words.isEmpty() || (lines.length > 1 && !isStatus)) {
        sink.malformed(
            0,
            0,
            "`columns` has a role for %s that is none of %s"
                .formatted(column.getKey(), Role.words(kinds)));
        return Optional.empty();
      }
      if (isStatus) {
        status = words.get();
      }
      roles.put(column.getKey().strip(), role.get());
    }
    return Optional.of(new DeclaredColumns(roles, status));
  }

  boolean isEmpty() {
    return roles.isEmpty();
  }

  /** The role of a name; where none is written just so, of one that differs in case alone. */
  Optional<Role> role(String name) {
    Role exact = roles.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    return roles.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
