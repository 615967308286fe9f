package io.winnow.summary;

/**
 * Rows of one kind. Where there are more kinds than are told apart, the others stand together under
 * {@code (other)}.
 *
 * @param verdict of these rows
 * @param findingClass what decided
 * @param reason why
 * @param ruleId by which rule
 * @param rows how many there are
 * @param sampled how many of them are in the sample
 */
public record Stratum(
    String verdict, String findingClass, String reason, String ruleId, long rows, int sampled) {}
