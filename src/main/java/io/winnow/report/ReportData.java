package io.winnow.report;

import io.winnow.run.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a report is made of.
 *
 * @param run the run
 * @param previous the run to compare it with
 * @param earlier runs that may still hold what this one excludes
 * @param proof what is known of its signature
 * @param audit who asked what of its confidential side, oldest first
 * @param at when the report is made
 */
public record ReportData(
    ReportedRun run,
    Optional<ReportedRun> previous,
    List<EarlierRun> earlier,
    ProofState proof,
    List<AuditTrail.Line> audit,
    Instant at) {
  public ReportData {
    Objects.requireNonNull(run);
    Objects.requireNonNull(previous);
    earlier = List.copyOf(earlier);
    Objects.requireNonNull(proof);
    audit = List.copyOf(audit);
    Objects.requireNonNull(at);
  }
}
