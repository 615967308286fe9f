package io.winnow.list;

/**
 * What a look-up found.
 *
 * @param entryId the holder's id of the entry, or {@code #} and its line
 * @param category the holder's category, or empty
 * @param distance in bits for a radius search, else 0
 */
public record ListMatch(String entryId, String category, int distance) {
  /** Shows neither id nor category: for some holders they are confidential too. */
  @Override
  public String toString() {
    return "match:(hidden)";
  }
}
