package io.winnow.summary;

import java.util.List;

/**
 * The most frequent of many, and what the rest adds up to.
 *
 * @param entries the most frequent first; of equals in the order of their names
 * @param otherKeys how many more there are; a lower bound if not exact
 * @param otherExcluded excluded rows of all of them
 * @param otherFlagged flagged rows of all of them
 * @param exact false where there were too many different ones to count each: then the counts of the
 *     entries are lower bounds, and what they lack is in the remainder
 */
public record Top<T>(
    List<T> entries, long otherKeys, long otherExcluded, long otherFlagged, boolean exact) {
  public Top {
    entries = List.copyOf(entries);
  }
}
