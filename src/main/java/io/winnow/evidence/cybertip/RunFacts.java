package io.winnow.evidence.cybertip;

/**
 * What drafts say of the run they were made from.
 *
 * @param tool Winnow's version
 * @param state in words, such as {@code complete}
 * @param whole whether all units have a receipt
 */
public record RunFacts(String tool, String state, boolean whole) {
  public RunFacts {
    java.util.Objects.requireNonNull(tool);
    java.util.Objects.requireNonNull(state);
  }
}
