package io.winnow.list.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one column of a table, or one field of an object, holds.
 *
 * @param kind what it says
 * @param name the role's word, or the name to show of an algorithm that cannot be compared
 * @param listed how values are read if it is {@link FieldKind#LISTED}, else null
 */
record Role(FieldKind kind, String name, @Nullable ValueKind listed) {
  /** The role of that word, as policies write it. */
  static Optional<Role> of(String word, ValueKinds kinds) {
    Optional<ValueKind> listed = kinds.byId(word);
    return listed.isPresent()
        ? listed.map(Role::of)
        : FieldKind.byId(word).map(kind -> new Role(kind, word, null));
  }

  static Role of(ValueKind listed) {
    return new Role(FieldKind.LISTED, listed.id(), listed);
  }

  static Role of(FieldKind kind) {
    return new Role(kind, kind.id(), null);
  }

  /** Of values that cannot be compared, by the name that the holder gives to their algorithm. */
  static Role other(String name) {
    return new Role(FieldKind.OTHER_ALGORITHM, Words.showable(name).orElse("unnamed"), null);
  }

  /** The role that a field has by its own name, where no policy says anything. */
  static Optional<Role> byOwnName(String name, ValueKinds kinds) {
    Optional<Role> listed = kinds.named(name).map(Role::of);
    if (listed.isPresent()) {
      return listed;
    }
    Optional<Role> said = Words.role(name).flatMap(FieldKind::byId).map(Role::of);
    return said.isPresent() || !Words.isOtherAlgorithm(name) ? said : Optional.of(other(name));
  }

  /**
   * The role of a field that a policy names none for, though it names others: hashes there are not
   * looked up, which is lost coverage.
   */
  static Optional<Role> unasked(String name, ValueKinds kinds) {
    boolean hashes =
        Words.isOtherAlgorithm(name) || kinds.named(name).filter(k -> !k.isText()).isPresent();
    return hashes ? Optional.of(other(name)) : Optional.empty();
  }

  boolean holdsValues() {
    return kind == FieldKind.LISTED || kind == FieldKind.OTHER_ALGORITHM;
  }

  /** All words there are, for messages. */
  static String words(ValueKinds kinds) {
    TreeSet<String> words = new TreeSet<>(kinds.ids());
    List<FieldKind> fields = Arrays.asList(FieldKind.values());
    fields.stream().map(FieldKind::id).filter(id -> !id.isEmpty()).forEach(words::add);
    return String.join(", ", words);
  }
}
