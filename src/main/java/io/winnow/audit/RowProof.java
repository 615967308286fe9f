package io.winnow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.proof.Envelope;
import io.winnow.proof.InclusionProof;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a row stands in the ledger of a run, to whoever has nothing of the run but the public
 * key of who signed it.
 *
 * <p>Everything in it is checked against something else in it: nothing is there for show.
 *
 * @param format version of this file's format
 * @param row the row itself
 * @param unit how it hangs on the ledger root of its unit
 * @param run how the unit hangs on the ledger root of the run
 * @param envelope the signed statement that names the run's root; null if the run is not signed
 */
public record RowProof(int format, Proven row, Unit unit, Run run, @Nullable Envelope envelope) {
  public static final int FORMAT = 1;

  public RowProof {
    Objects.requireNonNull(row);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(run);
  }

  /**
   * A row.
   *
   * @param canonical Base64 of its canonical bytes: the leaf
   * @param columns the same for people, as {@link RowJson} writes it
   */
  public record Proven(String canonical, JsonNode columns) {
    public Proven {
      Objects.requireNonNull(canonical);
      Objects.requireNonNull(columns);
    }
  }

  /**
   * A unit.
   *
   * @param key its key
   * @param place of the row among the unit's ledger rows
   * @param ledgerRoot hex
   */
  public record Unit(String key, InclusionProof place, String ledgerRoot) {
    public Unit {
      Objects.requireNonNull(key);
      Objects.requireNonNull(place);
      Objects.requireNonNull(ledgerRoot);
    }
  }

  /**
   * A run.
   *
   * @param place of the unit among the run's units in the order of their keys; the leaf is made by
   *     {@link io.winnow.proof.Roots#leaf}
   * @param ledgerRoot hex
   */
  public record Run(InclusionProof place, String ledgerRoot) {
    public Run {
      Objects.requireNonNull(place);
      Objects.requireNonNull(ledgerRoot);
    }
  }
}
