package io.winnow.evidence.cybertip;

import io.winnow.core.Algorithm;
import io.winnow.core.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One list's match of a hit: a row of evidence without its origin.
 *
 * @param listId the list
 * @param listVersion its version
 * @param entryId the holder's id of the entry
 * @param category of the entry, as its holder says, or empty
 * @param algorithm what was compared
 * @param distance in units of the algorithm's metric
 * @param orientation how the picture lay, or null where none was compared
 * @param basis what the match says of the file
 */
record Match(
    String listId,
    String listVersion,
    String entryId,
    String category,
    String algorithm,
    int distance,
    @Nullable String orientation,
    Basis basis) {

  static Match of(Row row) {
    String algorithm = text(row, "algorithm");
    int distance = (Integer) Objects.requireNonNull(row.value("distance"));
    String orientation = row.text("orientation");
    boolean alongside = Boolean.TRUE.equals(row.value("alongside"));
    String category = row.text("category");
    return new Match(
        text(row, "list_id"),
        text(row, "list_version"),
        text(row, "entry_id"),
        category == null ? "" : category,
        algorithm,
        distance,
        orientation,
        basis(algorithm, distance, orientation, alongside));
  }

  private static Basis basis(
      String algorithm, int distance, @Nullable String orientation, boolean alongside) {
    if (algorithm.equals("term")) {
      return Basis.TERMS;
    }
    if (orientation != null || distance != 0) {
      return Basis.PERCEPTUAL;
    }
    if (algorithm.equals("domain") || algorithm.equals("url")) {
      return Basis.ADDRESS;
    }
    boolean isDigest =
        Algorithm.builtIn(algorithm).filter(a -> !a.equals(Algorithm.PDQ)).isPresent();
    if (!isDigest) {
      return Basis.PERCEPTUAL; // Some plug-in's: whatever it compares, nobody says it is exact.
    }
    return alongside ? Basis.CLAIMED_DIGEST : Basis.DIGEST;
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.text(column));
  }

  /** Hides the entry. */
  @Override
  public String toString() {
    return "Match[" + basis.id() + "]";
  }
}
