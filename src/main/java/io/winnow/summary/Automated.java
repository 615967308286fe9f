package io.winnow.summary;

import io.winnow.core.FindingClass;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.Rollout;
import io.winnow.core.Row;
import io.winnow.core.Strength;
import io.winnow.core.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the checks alone would have made of an item that a reviewer has decided on, from the
 * findings of its ledger row. An excuse takes adult and custom lists out of force; of what is left
 * the strongest decides, as in a verdict.
 *
 * @param finding that would have decided; empty if there is none, and the item would have been kept
 * @param verdict what would have become of it
 */
record Automated(Optional<Row> finding, Verdict verdict) {
  private static final EvidenceColumns COLUMNS = LedgerColumns.finding();

  /** As items are judged: the policy's order, which findings have, breaks ties. */
  private static final Comparator<Row> STRONGEST_FIRST =
      Comparator.comparingInt(Automated::strength);

  static Automated of(List<Row> findings) {
    List<Row> checks =
        findings.stream()
            .filter(found -> Reason.byId(COLUMNS.reason(found)).filter(Reason::isReview).isEmpty())
            .toList();
    Optional<Row> excuse = checks.stream().filter(Automated::isExcuse).findFirst();
    List<Row> inForce =
        checks.stream()
            .filter(found -> !isExcuse(found) && (excuse.isEmpty() || !isExcusable(found)))
            .toList();
    Optional<Row> excluding = inForce.stream().filter(Automated::excludes).min(STRONGEST_FIRST);
    if (excluding.isPresent()) {
      return new Automated(excluding, Verdict.EXCLUDED);
    }
    Optional<Row> excused = excuse.filter(e -> checks.stream().anyMatch(Automated::isExcusable));
    Optional<Row> flagging = inForce.stream().min(STRONGEST_FIRST).or(() -> excused);
    return new Automated(flagging, flagging.isPresent() ? Verdict.FLAGGED : Verdict.KEPT);
  }

  private static boolean excludes(Row found) {
    return COLUMNS.verdict(found).equals(Verdict.EXCLUDED.id())
        && COLUMNS.rollout(found).equals(Rollout.ENFORCE.id());
  }

  private static boolean isExcuse(Row found) {
    return purpose(found).filter(Purpose::isExcuse).isPresent();
  }

  private static boolean isExcusable(Row found) {
    return purpose(found).filter(Purpose::isExcusable).isPresent();
  }

  private static Optional<Purpose> purpose(Row found) {
    return Optional.ofNullable(COLUMNS.purpose(found)).flatMap(Purpose::byId);
  }

  private static int strength(Row found) {
    return Strength.of(
        FindingClass.byId(COLUMNS.findingClass(found)).orElse(FindingClass.POLICY),
        Reason.byId(COLUMNS.reason(found)).orElse(Reason.LIST_MATCH),
        purpose(found).orElse(null));
  }
}
