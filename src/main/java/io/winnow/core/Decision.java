package io.winnow.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one item, what decided it, and everything that was found.
 *
 * @param verdict the one verdict
 * @param deciding the finding that decided, or null where nothing was found
 * @param findings all of them, in policy order
 */
public record Decision(Verdict verdict, @Nullable Finding deciding, List<Finding> findings) {
  public Decision {
    findings = List.copyOf(findings);
    if (deciding == null && (verdict == Verdict.EXCLUDED || verdict == Verdict.FLAGGED)) {
      throw new IllegalArgumentException("nothing is " + verdict.id() + " without a finding");
    }
  }

  public Optional<Finding> decidedBy() {
    return Optional.ofNullable(deciding);
  }

  public boolean isConfidential() {
    return findings.stream().anyMatch(Finding::isConfidential);
  }

  /** What a reviewer's decision on the item has added, if there is one. */
  public Optional<Finding> review() {
    return findings.stream().filter(f -> f.reason().isReview()).findFirst();
  }

  /** True if an enforced match on a protected list excludes the item. */
  public boolean isKnown() {
    return verdict == Verdict.EXCLUDED
        && deciding != null
        && deciding.findingClass() == FindingClass.KNOWN;
  }
}
