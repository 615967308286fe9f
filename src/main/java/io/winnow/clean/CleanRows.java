package io.winnow.clean;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Digests;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ImageReference;
import io.winnow.core.ModelScores;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.Verdict;
import io.winnow.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of the images and documents tables. */
final class CleanRows {
  private final @Nullable String scoreModel;
  private final List<String> unsafeLabels;

  CleanRows(@Nullable String scoreModel, List<String> unsafeLabels) {
    this.scoreModel = scoreModel;
    this.unsafeLabels = List.copyOf(unsafeLabels);
  }

  Row image(Item item) {
    ImageMeasurement image =
        Objects.requireNonNull(Objects.requireNonNull(item.measurement()).image());
    return origin(Tables.IMAGES, item)
        .set("content", item.bytes())
        .set("width", image.width())
        .set("height", image.height())
        .set("pdq", image.pdq().map(Fingerprint::hex).orElse(null))
        .set("pdq_quality", image.pdqQuality())
        .set("fingerprints", Fingerprints.rows(image))
        .set("nsfw_score", unsafeScore(image.scores()))
        .set("scores", scores(image.scores()))
        .set("alt_texts", item.altTexts())
        .set("flags", flags(item))
        .build();
  }

  Row document(Item item) {
    DocumentMeasurement document =
        Objects.requireNonNull(Objects.requireNonNull(item.measurement()).document());
    return origin(Tables.DOCUMENTS, item)
        .set("title", document.title())
        .set("text", document.text())
        .set("language", document.language())
        .set("text_sha256", document.textSha256().hex())
        .set("images", images(item, document.images()))
        .set("scores", List.of())
        .set("flags", flags(item))
        .build();
  }

  /** What it names, and what of the pictures that it carries was not excluded. */
  private static List<Row> images(Item item, List<ImageReference> references) {
    List<Row> rows = new ArrayList<>();
    for (ImageReference reference : references) {
      Verdict verdict = item.verdicts().getOrDefault(reference.part(), Verdict.EXCLUDED);
      if (reference.part() == 0 || verdict != Verdict.EXCLUDED) {
        rows.add(image(item, reference, verdict));
      }
    }
    return rows;
  }

  private static Row image(Item item, ImageReference reference, Verdict verdict) {
    boolean kept = reference.part() > 0 && verdict.isClean();
    return Row.of(Tables.DOCUMENT_IMAGES)
        .set("url", reference.url())
        .set("alt", reference.alt())
        .set("item_id", kept ? item.id().withPart(reference.part()).toString() : null)
        .build();
  }

  private static Row.Builder origin(Schema schema, Item item) {
    CrawlRecord record = item.record();
    Digests digests = Objects.requireNonNull(item.digests());
    boolean payload = item.id().part() == 0;
    return Row.of(schema)
        .set("item_id", item.id().toString())
        .set("item_kind", item.kind().id())
        .set("shard", item.id().shard())
        .set("offset", item.id().offset())
        .set("length", record.length())
        .set("record_id", Claims.inert(record.recordId()))
        .set("url", Claims.inert(record.url()))
        .set("captured_at", record.capturedAt())
        .set("media_type", item.mediaType())
        .set("declared_type", payload ? Claims.inert(record.declaredType()) : null)
        .set("size", item.size())
        .set("md5", digests.md5().hex())
        .set("sha1", digests.sha1().hex())
        .set("sha256", digests.sha256().hex());
  }

  private @Nullable Double unsafeScore(List<ModelScores> scores) {
    for (ModelScores model : scores) {
      if (model.modelId().equals(scoreModel)) {
        return model.sum(unsafeLabels);
      }
    }
    return null;
  }

  private static List<Row> scores(List<ModelScores> scores) {
    List<Row> rows = new ArrayList<>();
    for (ModelScores model : scores) {
      for (int i = 0; i < model.labels().size(); i++) {
        rows.add(
            Row.of(Tables.SCORES)
                .set("model_id", model.modelId())
                .set("model_version", model.modelVersion())
                .set("label", model.labels().get(i))
                .set("score", model.scores().get(i).doubleValue())
                .build());
      }
    }
    return rows;
  }

  /**
   * Not the rules of confidential lists: beside the item's digests they would give its hash away.
   * So would a word that a reviewer has kept the item.
   */
  private static List<String> flags(Item item) {
    return item.decision().findings().stream()
        .filter(f -> !f.isExcuse() && !f.isConfidential() && f.review() == null)
        .map(Finding::ruleId)
        .distinct()
        .toList();
  }
}
