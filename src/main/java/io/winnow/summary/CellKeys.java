package io.winnow.summary;

import io.winnow.core.Reason;
import io.winnow.core.Review;
import io.winnow.core.Row;
import io.winnow.core.Verdict;
import io.winnow.policy.MediaGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cell of the transparency figures a row is counted in. Not thread-safe. */
final class CellKeys {
  static final String NO_CATEGORY = "none";
  static final String NO_REVIEW = "none";

  /** Decisions that take effect, by reason; a refused one decides nothing. */
  private static final Map<String, String> REVIEWS =
      Map.of(
          Reason.REVIEW_ALLOW.id(), Review.Kind.ALLOW.id(),
          Reason.REVIEW_FALSE_POSITIVE.id(), Review.Kind.FALSE_POSITIVE.id(),
          Reason.REVIEW_DENY.id(), Review.Kind.DENY.id());

  /** Media types whose group is remembered. */
  private static final int MOST_TYPES = 1_000;

  private final Map<String, String> groups = new HashMap<>();

  CellKey of(LedgerColumns columns, Row row) {
    EvidenceColumns deciding = columns.deciding();
    List<Row> findings = columns.findings(row);
    String verdict = deciding.verdict(row);
    String review = REVIEWS.get(deciding.reason(row));
    if (review == null) {
      return cell(deciding, row, verdict, beside(findings), columns.mediaType(row));
    }
    Automated automated = Automated.of(findings);
    String decision =
        automated.verdict() != Verdict.EXCLUDED && verdict.equals(Verdict.SET_ASIDE.id())
            ? verdict
            : automated.verdict().id();
    return automated.finding().isPresent()
        ? cell(
            LedgerColumns.finding(),
            automated.finding().get(),
            decision,
            review,
            columns.mediaType(row))
        : cell(deciding, row, decision, review, columns.mediaType(row));
  }

  /** What a reviewer has said of an item that a check decides all the same. */
  private static String beside(List<Row> findings) {
    for (Row found : findings) {
      String review = REVIEWS.get(LedgerColumns.finding().reason(found));
      if (review != null) {
        return review;
      }
    }
    return NO_REVIEW;
  }

  private CellKey cell(
      EvidenceColumns evidence,
      Row row,
      String decision,
      String review,
      @Nullable String mediaType) {
    return new CellKey(
        category(evidence, row),
        Texts.word(evidence.findingClass(row)),
        Texts.word(decision),
        review,
        mediaType == null ? group("") : group(mediaType));
  }

  private static String category(EvidenceColumns evidence, Row row) {
    String purpose = evidence.purpose(row);
    String model = evidence.modelId(row);
    return purpose != null
        ? Texts.word(purpose)
        : model != null ? "model:" + Texts.cut(model, Texts.NAME) : NO_CATEGORY;
  }

  private String group(String mediaType) {
    String known = groups.get(mediaType);
    if (known != null) {
      return known;
    }
    String group = groupOf(mediaType);
    if (groups.size() < MOST_TYPES) {
      groups.put(mediaType, group);
    }
    return group;
  }

  private static String groupOf(String mediaType) {
    return MediaGroup.of(mediaType)
        .map(
            group ->
                switch (group) {
                  case IMAGE -> "image";
                  case HTML, TEXT -> "text";
                  case PDF, OFFICE, ODF, EPUB, RTF -> "document";
                })
        .orElse("other");
  }
}
