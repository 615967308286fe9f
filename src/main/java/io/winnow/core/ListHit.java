package io.winnow.core;

import org.jspecify.annotations.Nullable;

/**
 * Which entry of which list matched, and how.
 *
 * @param listId the list
 * @param listVersion its version
 * @param purpose what the list is for
 * @param confidential whether hits on it must be masked in the ledger
 * @param entryId the holder's id of the entry; goes to the evidence table and into tokens only
 * @param category the holder's category, or empty
 * @param matchedBy what was compared: an algorithm's id, {@code domain}, {@code url} or {@code
 *     term}
 * @param alongside true if the fingerprint came with the record and was not computed from bytes
 * @param nearness of a perceptual fingerprint, or null for other matches, which are exact
 */
public record ListHit(
    String listId,
    String listVersion,
    Purpose purpose,
    boolean confidential,
    String entryId,
    String category,
    String matchedBy,
    boolean alongside,
    @Nullable Nearness nearness) {

  /** True for fingerprints that are compared by distance. */
  public boolean isPerceptual() {
    return nearness != null;
  }

  /** Exact distance, 0 for exact matches; goes to the evidence table only. */
  public int distance() {
    return nearness == null ? 0 : nearness.distance();
  }

  /** Quality of the perceptual fingerprint, 0–100, or null for other matches. */
  public @Nullable Integer quality() {
    return nearness == null ? null : nearness.quality();
  }

  /** Hides the entry: it must not reach a log. */
  @Override
  public String toString() {
    return "ListHit[" + listId + " " + listVersion + " by " + matchedBy + "]";
  }
}
