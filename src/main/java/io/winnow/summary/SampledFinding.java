package io.winnow.summary;

import org.jspecify.annotations.Nullable;

/** One finding of a sampled row: the ledger's columns by their names. */
public record SampledFinding(
    String verdict,
    String findingClass,
    String reason,
    String ruleId,
    String rollout,
    @Nullable String purpose,
    @Nullable String category,
    @Nullable String listId,
    @Nullable String listVersion,
    @Nullable String entryToken,
    @Nullable String algorithm,
    @Nullable Boolean alongside,
    @Nullable String distanceBand,
    @Nullable Integer quality,
    @Nullable Double score,
    @Nullable Double threshold,
    @Nullable String modelId,
    @Nullable String modelVersion,
    @Nullable String causeItemId,
    @Nullable String causeItemToken,
    @Nullable String reviewer,
    @Nullable String reviewNote) {}
