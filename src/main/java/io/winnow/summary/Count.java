package io.winnow.summary;

/**
 * Rows of one key. Rows that are neither excluded nor flagged are not counted.
 *
 * @param key what they have in common; as found, not escaped, at most 253 characters
 * @param excluded rows with that verdict
 * @param flagged rows with that verdict
 */
public record Count(String key, long excluded, long flagged) {}
