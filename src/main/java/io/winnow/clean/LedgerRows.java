package io.winnow.clean;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.Finding;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ItemId;
import io.winnow.core.ItemKind;
import io.winnow.core.ListHit;
import io.winnow.core.Measurement;
import io.winnow.core.ModelHit;
import io.winnow.core.Nearness;
import io.winnow.core.Review;
import io.winnow.core.Rollout;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.core.TermWeight;
import io.winnow.proof.TokenKey;
import io.winnow.spi.ShardEntry;
import io.winnow.table.Tables;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the ledger.
 *
 * <p>Where any item of a record is a hit on a confidential list, no row of the record says where it
 * lies: together with a public crawl index that would give the listed hash away.
 */
final class LedgerRows {
  private final TokenKey key;

  LedgerRows(TokenKey key) {
    this.key = key;
  }

  Row row(Item item) {
    Decision decision = item.decision();
    Finding deciding = decision.decidedBy().orElse(null);
    if (deciding == null) {
      deciding = decision.findings().get(0);
    }
    boolean masked = item.recordIsConfidential();
    Row.Builder row = Row.of(Tables.LEDGER);
    origin(row, item, masked);
    row.set("verdict", decision.verdict().id());
    check(row, deciding, masked);
    Measurement measurement = item.measurement();
    ImageMeasurement image = measurement == null ? null : measurement.image();
    return row.set("width", image == null ? null : image.width())
        .set("height", image == null ? null : image.height())
        .set("findings", decision.findings().stream().map(f -> finding(f, masked)).toList())
        .build();
  }

  Row unreadable(ShardEntry.Unreadable stretch, Shard shard) {
    ItemId id = new ItemId(shard.path(), stretch.offset(), 0);
    return Row.of(Tables.LEDGER)
        .set("item_token", key.itemToken(id.toString()))
        .set("item_id", id.toString())
        .set("item_kind", ItemKind.OTHER.id())
        .set("shard", shard.path())
        .set("offset", stretch.offset())
        .set("length", stretch.length())
        .set("verdict", "unreadable")
        .set("class", "unreadable")
        .set("reason", stretch.reason().id())
        .set("rule_id", Finding.UNREADABLE_RULE)
        .set("rollout", Rollout.ENFORCE.id())
        .set("findings", List.of())
        .build();
  }

  private void origin(Row.Builder row, Item item, boolean masked) {
    CrawlRecord record = item.record();
    row.set("item_token", key.itemToken(item.id().toString()))
        .set("item_kind", item.kind().id())
        .set("media_type", item.mediaType())
        .set("captured_at", masked ? month(record.capturedAt()) : record.capturedAt());
    if (!masked) {
      row.set("item_id", item.id().toString())
          .set("shard", item.id().shard())
          .set("offset", item.id().offset())
          .set("length", record.length())
          .set("record_id", Claims.inert(record.recordId()))
          .set("url", Claims.inert(record.url()))
          .set("declared_type", item.id().part() == 0 ? Claims.inert(record.declaredType()) : null)
          .set("size", item.size());
    }
  }

  private static @Nullable Instant month(@Nullable Instant time) {
    return time == null
        ? null
        : time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant();
  }

  private Row finding(Finding finding, boolean masked) {
    Row.Builder row = Row.of(Tables.FINDINGS).set("verdict", finding.verdict().id());
    check(row, finding, masked);
    return row.build();
  }

  private void check(Row.Builder row, Finding finding, boolean masked) {
    row.set("class", finding.findingClass().id())
        .set("reason", finding.reason().id())
        .set("rule_id", finding.ruleId())
        .set("rollout", finding.rollout().id());
    ListHit list = finding.list();
    if (list != null) {
      Nearness nearness = list.nearness();
      row.set("purpose", list.purpose().id())
          .set("category", list.category())
          .set("list_id", list.listId())
          .set("list_version", list.listVersion())
          .set("entry_token", key.entryToken(list.listId(), list.entryId()))
          .set("algorithm", list.matchedBy())
          .set("alongside", list.alongside())
          .set("distance_band", nearness == null ? null : nearness.band().id())
          .set("quality", list.quality());
    }
    ModelHit model = finding.model();
    if (model != null) {
      row.set("score", model.score())
          .set("threshold", model.threshold())
          .set("model_id", model.modelId())
          .set("model_version", model.modelVersion());
    }
    TermWeight terms = finding.terms();
    if (terms != null) {
      row.set("score", terms.sum()).set("threshold", terms.threshold());
    }
    Review review = finding.review();
    if (review != null) {
      row.set("reviewer", review.reviewer()).set("review_note", review.note());
    }
    ItemId cause = finding.cause();
    if (cause != null) {
      row.set("cause_item_id", masked ? null : cause.toString())
          .set("cause_item_token", key.itemToken(cause.toString()));
    }
  }
}
