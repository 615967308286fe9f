package io.winnow.summary;

import org.jspecify.annotations.Nullable;

/**
 * Rows that the same thing decided.
 *
 * @param verdict excluded, flagged, set-aside or unreadable
 * @param findingClass known, policy, scored, unscannable or unreadable
 * @param reason one of the closed set
 * @param purpose of the list, where a list decided
 * @param category of the entry as its holder says, cut to 100 characters, where a list decided
 * @param rows how many
 */
public record Cause(
    String verdict,
    String findingClass,
    String reason,
    @Nullable String purpose,
    @Nullable String category,
    long rows) {}
