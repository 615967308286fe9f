package io.winnow.judge;

import io.winnow.core.Decision;
import io.winnow.core.Finding;
import io.winnow.core.Review;
import io.winnow.core.Strength;
import io.winnow.core.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From findings to the one verdict.
 *
 * <p>An excuse takes adult and custom lists out of force, and nothing else. Of what is left the
 * strongest decides ({@link Strength}); the policy's order breaks ties.
 *
 * <p>A reviewer who keeps the item takes everything out of force, unless something of it binds
 * ({@link Finding#isBinding()}): then the decision is of no effect at all, and the item stays as if
 * nobody had decided.
 */
final class Verdicts {
  private static final Comparator<Finding> STRONGEST_FIRST =
      Comparator.comparingInt(
          f ->
              Strength.of(
                  f.findingClass(), f.reason(), f.list() == null ? null : f.list().purpose()));

  private Verdicts() {}

  /**
   * Decides.
   *
   * @param findings in policy order
   * @param asked whether the policy asks for items of this type
   * @param review a reviewer's decision on the item, or null
   */
  static Decision decide(List<Finding> findings, boolean asked, @Nullable Review review) {
    if (review == null) {
      return decide(findings, asked);
    }
    if (!review.kind().keeps()) {
      return decide(with(findings, Finding.reviewed(review)), asked);
    }
    if (findings.stream().anyMatch(Finding::isBinding)) {
      Decision unmoved = decide(findings, asked);
      return new Decision(
          unmoved.verdict(), unmoved.deciding(), with(findings, Finding.refused(review)));
    }
    Finding kept = Finding.reviewed(review);
    return new Decision(asked ? Verdict.FLAGGED : Verdict.SET_ASIDE, kept, with(findings, kept));
  }

  private static List<Finding> with(List<Finding> findings, Finding last) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(last);
    return all;
  }

  private static Decision decide(List<Finding> findings, boolean asked) {
    Optional<Finding> excuse = findings.stream().filter(Finding::isExcuse).findFirst();
    List<Finding> inForce =
        findings.stream()
            .filter(f -> !f.isExcuse())
            .filter(f -> excuse.isEmpty() || !isExcusable(f))
            .toList();
    Optional<Finding> excluding = strongest(inForce.stream().filter(Finding::excludes).toList());
    if (excluding.isPresent()) {
      return new Decision(Verdict.EXCLUDED, excluding.get(), findings);
    }
    Optional<Finding> flagging = strongest(inForce);
    boolean excused = excuse.isPresent() && findings.stream().anyMatch(Verdicts::isExcusable);
    Finding deciding = flagging.orElse(excused ? excuse.get() : null);
    if (!asked) {
      return new Decision(Verdict.SET_ASIDE, deciding, findings);
    }
    return deciding == null
        ? new Decision(Verdict.KEPT, null, findings)
        : new Decision(Verdict.FLAGGED, deciding, findings);
  }

  private static boolean isExcusable(Finding finding) {
    return finding.list() != null && finding.list().purpose().isExcusable();
  }

  private static Optional<Finding> strongest(List<Finding> findings) {
    return findings.stream().min(STRONGEST_FIRST);
  }
}
