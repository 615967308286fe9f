package io.winnow.summary;

/**
 * What a rule did.
 *
 * @param id of the policy's rule, or a fixed word: {@code unscannable}, {@code cascade} …
 * @param excluded rows that it decided
 * @param flagged rows that it decided
 * @param findings of it in all rows
 * @param shadow findings of it that would have excluded, were it enforced
 */
public record RuleFigures(String id, long excluded, long flagged, long findings, long shadow) {}
