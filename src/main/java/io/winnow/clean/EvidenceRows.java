package io.winnow.clean;

import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.Digests;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ListHit;
import io.winnow.core.Nearness;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.proof.TokenKey;
import io.winnow.table.Tables;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of the restricted table: the full origin of each confidential hit. */
final class EvidenceRows {
  private final TokenKey key;

  EvidenceRows(TokenKey key) {
    this.key = key;
  }

  Row row(Item item, Finding finding, Shard shard) {
    ListHit list = Objects.requireNonNull(finding.list());
    Nearness nearness = list.nearness();
    CrawlRecord record = item.record();
    Digests digests = item.digests();
    ImageMeasurement image = item.measurement() == null ? null : item.measurement().image();
    return Row.of(Tables.EVIDENCE)
        .set("item_token", key.itemToken(item.id().toString()))
        .set("item_id", item.id().toString())
        .set("shard", shard.path())
        .set("shard_location", shard.location())
        .set("offset", item.id().offset())
        .set("length", record.length())
        .set("record_id", record.recordId())
        .set("url", record.url())
        .set("captured_at", record.capturedAt())
        .set("server_ip", record.serverIp())
        .set("media_type", item.mediaType())
        .set("declared_type", record.declaredType())
        .set("size", item.size())
        .set("md5", digests == null ? null : digests.md5().hex())
        .set("sha1", digests == null ? claimedSha1(record) : digests.sha1().hex())
        .set("sha256", digests == null ? null : digests.sha256().hex())
        .set("pdq", image == null ? null : image.pdq().map(Fingerprint::hex).orElse(null))
        .set("pdq_quality", image == null ? null : image.pdqQuality())
        .set("fingerprints", Fingerprints.rows(image))
        .set("rule_id", finding.ruleId())
        .set("purpose", list.purpose().id())
        .set("list_id", list.listId())
        .set("list_version", list.listVersion())
        .set("entry_id", list.entryId())
        .set("entry_token", key.entryToken(list.listId(), list.entryId()))
        .set("category", list.category())
        .set("algorithm", list.matchedBy())
        .set("alongside", list.alongside())
        .set("distance", list.distance())
        .set("orientation", nearness == null ? null : nearness.orientation().id())
        .build();
  }

  private static @Nullable String claimedSha1(CrawlRecord record) {
    return record.alongside().stream()
        .filter(f -> f.algorithm().equals(Algorithm.SHA1))
        .findFirst()
        .map(Fingerprint::hex)
        .orElse(null);
  }
}
