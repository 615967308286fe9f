package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the fields of nested objects hold, by their path. Grows as paths are met, up to a limit. */
final class FieldPaths {
  private static final int MOST_NODES = 10_000;

  /** Of fewer records, a field may be in none by chance. */
  private static final int MANY_RECORDS = 1000;

  private final DeclaredColumns declared;
  private final ValueKinds kinds;
  private final Node root = new Node("", null);
  private int nodes;
  private long records;

  FieldPaths(DeclaredColumns declared, ValueKinds kinds) {
    this.declared = declared;
    this.kinds = kinds;
  }

  /** A path that was met, and what is under it. */
  static final class Node {
    private final String path;
    private final @Nullable Role role;
    private final Map<String, Node> children = new HashMap<>();

    private Node(String path, @Nullable Role role) {
      this.path = path;
      this.role = role;
    }

    /** What the field holds, or null if it is not read. */
    @Nullable Role role() {
      return role;
    }
  }

  /** Where a record begins. */
  Node record() {
    records++;
    return root;
  }

  /** The field of that name under another. */
  Node under(Node parent, String name) {
    Node known = parent.children.get(name);
    if (known != null) {
      return known;
    }
    String path = parent.path.isEmpty() ? name : parent.path + "." + name;
    Node met = new Node(path, role(path, name, parent == root).orElse(null));
    if (nodes < MOST_NODES) {
      nodes++;
      parent.children.put(name, met);
    }
    return met;
  }

  private Optional<Role> role(String path, String name, boolean outermost) {
    Optional<Role> asked = declared.role(path);
    if (asked.isPresent()) {
      return asked;
    }
    return declared.isEmpty() && outermost
        ? Role.byOwnName(name, kinds)
        : Role.unasked(name, kinds);
  }

  /** Reports ids and values that the policy names and no record has: a name that was mistyped. */
  void reportMissing(ListSink sink) {
    declared
        .roles()
        .forEach(
            (path, role) -> {
              boolean needed = role.holdsValues() || role.kind() == FieldKind.VALUE;
              boolean asked = role.kind() == FieldKind.ID || (needed && records >= MANY_RECORDS);
              if (asked && records > 0 && !met(root, path)) {
                sink.malformed(
                    0,
                    0,
                    "no record has the field %s, which `columns` names for %s"
                        .formatted(path, role.name()));
              }
            });
  }

  private static boolean met(Node node, String path) {
    return node.children.values().stream()
        .anyMatch(child -> child.path.equalsIgnoreCase(path) || met(child, path));
  }
}
