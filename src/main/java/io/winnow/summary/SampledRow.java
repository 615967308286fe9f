package io.winnow.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger, to be looked at. Text is as found, not escaped; addresses are cut to 2,000
 * characters, findings to the first ten, and shorter where {@link Summary#MOST_BYTES} asks for it.
 * Null, and then not in the file, where the ledger is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
  static final int MOST_FINDINGS = 10;

  public SampledRow {
    findings = List.copyOf(findings);
  }

  /** The same with texts and findings cut further. */
  SampledRow cut(int text, int mostFindings) {
    return new SampledRow(
        itemToken,
        Texts.cutOrNull(itemId, text),
        itemKind,
        Texts.cutOrNull(shard, text),
        offset,
        length,
        Texts.cutOrNull(url, text),
        capturedAt,
        Texts.cutOrNull(mediaType, text),
        Texts.cutOrNull(declaredType, text),
        size,
        verdict,
        width,
        height,
        deciding.cut(text),
        findings.stream().limit(mostFindings).map(finding -> finding.cut(text)).toList());
  }
}
