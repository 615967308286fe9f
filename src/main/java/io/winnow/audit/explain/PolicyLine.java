package io.winnow.audit.explain;

/**
 * A place in the policy's canonical form, as it stands in {@code plan.json}.
 *
 * @param line from 1
 * @param text what stands there; of a rule all of its lines in one
 */
public record PolicyLine(int line, String text) {}
