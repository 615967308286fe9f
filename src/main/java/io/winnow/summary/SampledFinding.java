package io.winnow.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One finding of a sampled row: the ledger's columns by their names. Null, and then not in the
 * file, where the ledger is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
    @Nullable String reviewNote) {

  /** The same with texts cut further. */
  SampledFinding cut(int text) {
    return new SampledFinding(
        verdict,
        findingClass,
        reason,
        ruleId,
        rollout,
        purpose,
        Texts.cutOrNull(category, text),
        listId,
        Texts.cutOrNull(listVersion, text),
        entryToken,
        algorithm,
        alongside,
        distanceBand,
        quality,
        score,
        threshold,
        Texts.cutOrNull(modelId, text),
        Texts.cutOrNull(modelVersion, text),
        Texts.cutOrNull(causeItemId, text),
        causeItemToken,
        Texts.cutOrNull(reviewer, text),
        Texts.cutOrNull(reviewNote, text));
  }
}
