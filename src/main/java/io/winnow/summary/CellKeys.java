package io.winnow.summary;

import io.winnow.core.Reason;
import io.winnow.core.Row;
import io.winnow.policy.MediaGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cell of the transparency figures a row is counted in. Not thread-safe. */
final class CellKeys {
  static final String NO_CATEGORY = "none";
  static final String REVIEWED = "reviewed";

  /** Decisions that take effect; a refused one decides nothing. */
  private static final Set<String> REVIEWS =
      Set.of(Reason.REVIEW_ALLOW.id(), Reason.REVIEW_DENY.id(), Reason.REVIEW_FALSE_POSITIVE.id());

  /** Media types whose group is remembered. */
  private static final int MOST_TYPES = 1_000;

  private final Map<String, String> groups = new HashMap<>();

  CellKey of(LedgerColumns columns, Row row) {
    EvidenceColumns deciding = columns.deciding();
    if (REVIEWS.contains(deciding.reason(row))) {
      return reviewed(columns, row);
    }
    return cell(deciding, row, deciding.verdict(row), columns.mediaType(row));
  }

  /** A reviewer has decided on what was found first. */
  private CellKey reviewed(LedgerColumns columns, Row row) {
    EvidenceColumns finding = LedgerColumns.finding();
    List<Row> findings = columns.findings(row);
    for (Row found : findings) {
      if (finding.listId(found) != null || finding.modelId(found) != null) {
        return cell(finding, found, REVIEWED, columns.mediaType(row));
      }
    }
    return cell(columns.deciding(), row, REVIEWED, columns.mediaType(row));
  }

  private CellKey cell(
      EvidenceColumns evidence, Row row, String decision, @Nullable String mediaType) {
    return new CellKey(
        category(evidence, row),
        Texts.word(evidence.findingClass(row)),
        Texts.word(decision),
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
