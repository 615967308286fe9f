package io.winnow.report.transparency;

import io.winnow.report.ProofState;
import io.winnow.report.ReportedRun;

/**
 * A run that figures are asked of.
 *
 * @param run its papers
 * @param proof what is known of its signature
 */
public record NamedRun(ReportedRun run, ProofState.Kind proof) {}
