package io.winnow.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a column of a list file can hold. */
public final class ColumnRoles {
  /** Name of an entry at its holder. */
  public static final String ID = "id";

  public static final String CATEGORY = "category";

  /** Name of the algorithm of the same row's {@link #VALUE}. */
  public static final String ALGORITHM = "algorithm";

  /** A fingerprint or address of whatever kind {@link #ALGORITHM} says. */
  public static final String VALUE = "value";

  /** Roles that only one column can have. */
  static final Set<String> SINGLE = Set.of(ID, CATEGORY, ALGORITHM, VALUE);

  private ColumnRoles() {}

  /** Every role: one a {@link MatchKind}, and the four above. */
  public static List<String> all() {
    List<String> all = new ArrayList<>();
    MatchKind.all().values().stream().filter(k -> !k.isAddress()).forEach(k -> all.add(k.id()));
    all.addAll(List.of("url", "domain", ID, CATEGORY, ALGORITHM, VALUE));
    return List.copyOf(all);
  }

  /** Whether such columns can answer such a lookup; no columns named means the format knows. */
  static boolean answer(Set<String> roles, MatchKind kind) {
    return roles.isEmpty() || roles.contains(VALUE) || roles.contains(kind.id());
  }
}
