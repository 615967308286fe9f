package io.winnow.summary;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.table.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where what a summary needs stands in a ledger row, whether all columns were read or some. */
final class LedgerColumns {
  /** Nobody looks for a record by its own id in a summary, and no two are the same. */
  private static final Set<String> NOT_READ = Set.of("record_id");

  /** The columns that are read. */
  static final Schema READ =
      Tables.LEDGER.only(
          Tables.LEDGER.columns().stream()
              .map(column -> column.name())
              .filter(name -> !NOT_READ.contains(name))
              .collect(Collectors.toSet()));

  private static final EvidenceColumns FINDING = new EvidenceColumns(Tables.FINDINGS);

  private final Schema schema;
  private final EvidenceColumns deciding;
  private final int itemToken;
  private final int itemId;
  private final int itemKind;
  private final int shard;
  private final int offset;
  private final int length;
  private final int url;
  private final int capturedAt;
  private final int mediaType;
  private final int declaredType;
  private final int size;
  private final int width;
  private final int height;
  private final int findings;

  LedgerColumns(Schema schema) {
    this.schema = schema;
    this.deciding = new EvidenceColumns(schema);
    itemToken = schema.position("item_token");
    itemId = schema.position("item_id");
    itemKind = schema.position("item_kind");
    shard = schema.position("shard");
    offset = schema.position("offset");
    length = schema.position("length");
    url = schema.position("url");
    capturedAt = schema.position("captured_at");
    mediaType = schema.position("media_type");
    declaredType = schema.position("declared_type");
    size = schema.position("size");
    width = schema.position("width");
    height = schema.position("height");
    findings = schema.position("findings");
  }

  boolean areOf(Row row) {
    return row.schema() == schema;
  }

  /** Of the row itself: of what decided. */
  EvidenceColumns deciding() {
    return deciding;
  }

  /** Of its findings. */
  static EvidenceColumns finding() {
    return FINDING;
  }

  String itemToken(Row row) {
    return (String) Objects.requireNonNull(row.value(itemToken));
  }

  /** Whether a confidential hit has hidden where it lies. */
  boolean isMasked(Row row) {
    return row.value(itemId) == null;
  }

  @Nullable String url(Row row) {
    return (String) row.value(url);
  }

  @Nullable Instant capturedAt(Row row) {
    return (Instant) row.value(capturedAt);
  }

  @Nullable String mediaType(Row row) {
    return (String) row.value(mediaType);
  }

  @SuppressWarnings("unchecked") // As the schema says.
  List<Row> findings(Row row) {
    return (List<Row>) Objects.requireNonNull(row.value(findings));
  }

  SampledRow sampled(Row row) {
    Instant captured = capturedAt(row);
    return new SampledRow(
        Texts.word(itemToken(row)),
        text(row, itemId, Texts.ADDRESS),
        Texts.word(String.valueOf(row.value(itemKind))),
        text(row, shard, Texts.ADDRESS),
        (Long) row.value(offset),
        (Long) row.value(length),
        text(row, url, Texts.ADDRESS),
        captured == null ? null : captured.toString(),
        text(row, mediaType, Texts.NAME),
        text(row, declaredType, Texts.NAME),
        (Long) row.value(size),
        Texts.word(deciding.verdict(row)),
        (Integer) row.value(width),
        (Integer) row.value(height),
        deciding.sampled(row),
        findings(row).stream().limit(SampledRow.MOST_FINDINGS).map(FINDING::sampled).toList());
  }

  private static @Nullable String text(Row row, int column, int most) {
    return Texts.cutOrNull((String) row.value(column), most);
  }
}
