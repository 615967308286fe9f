package io.winnow.summary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger, to be looked at. Text is as found, not escaped; addresses are cut to 2,000
 * characters, findings to the first ten. Null where the ledger is.
 */
public record SampledRow(
    String itemToken,
    @Nullable String itemId,
    String itemKind,
    @Nullable String shard,
    @Nullable Long offset,
    @Nullable Long length,
    @Nullable String url,
    @Nullable String capturedAt,
    @Nullable String mediaType,
    @Nullable String declaredType,
    @Nullable Long size,
    String verdict,
    @Nullable Integer width,
    @Nullable Integer height,
    SampledFinding deciding,
    List<SampledFinding> findings) {
  public SampledRow {
    findings = List.copyOf(findings);
  }
}
