package io.winnow.summary;

import io.winnow.core.FindingClass;
import io.winnow.core.Purpose;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the evidence of a check stands: in a ledger row itself, or in one of its findings. */
final class EvidenceColumns {
  private final int verdict;
  private final int findingClass;
  private final int reason;
  private final int ruleId;
  private final int rollout;
  private final int purpose;
  private final int category;
  private final int listId;
  private final int listVersion;
  private final int entryToken;
  private final int algorithm;
  private final int alongside;
  private final int distanceBand;
  private final int quality;
  private final int score;
  private final int threshold;
  private final int modelId;
  private final int modelVersion;
  private final int causeItemId;
  private final int causeItemToken;
  private final int reviewer;
  private final int reviewNote;

  EvidenceColumns(Schema schema) {
    verdict = schema.position("verdict");
    findingClass = schema.position("class");
    reason = schema.position("reason");
    ruleId = schema.position("rule_id");
    rollout = schema.position("rollout");
    purpose = schema.position("purpose");
    category = schema.position("category");
    listId = schema.position("list_id");
    listVersion = schema.position("list_version");
    entryToken = schema.position("entry_token");
    algorithm = schema.position("algorithm");
    alongside = schema.position("alongside");
    distanceBand = schema.position("distance_band");
    quality = schema.position("quality");
    score = schema.position("score");
    threshold = schema.position("threshold");
    modelId = schema.position("model_id");
    modelVersion = schema.position("model_version");
    causeItemId = schema.position("cause_item_id");
    causeItemToken = schema.position("cause_item_token");
    reviewer = schema.position("reviewer");
    reviewNote = schema.position("review_note");
  }

  String verdict(Row row) {
    return required(row, verdict);
  }

  String findingClass(Row row) {
    return required(row, findingClass);
  }

  String reason(Row row) {
    return required(row, reason);
  }

  String ruleId(Row row) {
    return required(row, ruleId);
  }

  String rollout(Row row) {
    return required(row, rollout);
  }

  @Nullable String purpose(Row row) {
    return (String) row.value(purpose);
  }

  @Nullable String category(Row row) {
    return (String) row.value(category);
  }

  @Nullable String listId(Row row) {
    return (String) row.value(listId);
  }

  @Nullable String modelId(Row row) {
    return (String) row.value(modelId);
  }

  /** Whether no reviewer can allow what it was found in. */
  boolean isBinding(Row row) {
    return Purpose.CSAM.id().equals(purpose(row))
        || FindingClass.UNSCANNABLE.id().equals(findingClass(row));
  }

  /** What was compared, and how near it was: {@code sha256}, {@code pdq 0-10}. */
  String match(Row row) {
    String what = String.valueOf(row.value(algorithm));
    String band = (String) row.value(distanceBand);
    return Texts.word(band == null ? what : what + " " + band);
  }

  /** Whether a model's score is so little over its rule's threshold, 0–1. */
  boolean isNearOver(Row row, double most) {
    Double found = (Double) row.value(score);
    Double needed = (Double) row.value(threshold);
    return row.value(modelId) != null && found != null && needed != null && found <= needed + most;
  }

  SampledFinding sampled(Row row) {
    return new SampledFinding(
        word(row, verdict),
        word(row, findingClass),
        word(row, reason),
        word(row, ruleId),
        word(row, rollout),
        wordOrNull(row, purpose),
        text(row, category, Texts.NAME),
        wordOrNull(row, listId),
        text(row, listVersion, Texts.NAME),
        wordOrNull(row, entryToken),
        wordOrNull(row, algorithm),
        (Boolean) row.value(alongside),
        wordOrNull(row, distanceBand),
        (Integer) row.value(quality),
        finite(row, score),
        finite(row, threshold),
        text(row, modelId, Texts.NAME),
        text(row, modelVersion, Texts.NAME),
        text(row, causeItemId, Texts.ADDRESS),
        wordOrNull(row, causeItemToken),
        text(row, reviewer, Texts.NAME),
        text(row, reviewNote, Texts.SENTENCE));
  }

  private static String required(Row row, int column) {
    return (String) Objects.requireNonNull(row.value(column));
  }

  private static String word(Row row, int column) {
    return Texts.word(required(row, column));
  }

  private static @Nullable String wordOrNull(Row row, int column) {
    return Texts.wordOrNull((String) row.value(column));
  }

  private static @Nullable String text(Row row, int column, int most) {
    return Texts.cutOrNull((String) row.value(column), most);
  }

  /** JSON has no other numbers. */
  private static @Nullable Double finite(Row row, int column) {
    Double value = (Double) row.value(column);
    return value != null && Double.isFinite(value) ? value : null;
  }
}
