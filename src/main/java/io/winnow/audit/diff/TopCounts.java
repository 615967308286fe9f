package io.winnow.audit.diff;

import java.util.List;

/**
 * The most frequent of many names.
 *
 * @param named most frequent first, of equals in the order of their names
 * @param others how much the rest adds up to
 */
public record TopCounts(List<Named> named, long others) {
  public TopCounts {
    named = List.copyOf(named);
  }

  /** A name and how often it was counted. */
  public record Named(String name, long count) {}
}
