package io.winnow.policy;

import io.winnow.core.Purpose;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What rules are checked against while a policy is read, even if the list has other problems.
 *
 * @param item where it stands
 * @param purpose empty if it could not be read
 * @param roles of its columns; empty if none are named
 */
record DeclaredList(String id, Value item, Optional<Purpose> purpose, Set<String> roles) {
  DeclaredList(String id, Value item, Optional<Purpose> purpose, Collection<String> roles) {
    this(id, item, purpose, Set.copyOf(roles));
  }

  boolean isProtected() {
    return purpose.isPresent() && purpose.get().isProtected();
  }

  boolean isExcuse() {
    return purpose.isPresent() && purpose.get().isExcuse();
  }
}
