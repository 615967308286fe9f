package io.winnow.clean;

import io.winnow.core.Finding;
import io.winnow.core.ListHit;
import io.winnow.core.Row;
import io.winnow.proof.TokenKey;
import io.winnow.table.Tables;
import java.util.Objects;

/** Rows of a pre-screen's exclusion file. */
final class SkipRows {
  private final TokenKey key;

  SkipRows(TokenKey key) {
    this.key = key;
  }

  Row row(Item item) {
    Finding finding = item.decision().decidedBy().orElseThrow();
    ListHit list = Objects.requireNonNull(finding.list());
    return Row.of(Tables.SKIP)
        .set("warc_filename", item.id().shard())
        .set("offset", item.id().offset())
        .set("length", item.record().length())
        .set("item_token", key.itemToken(item.id().toString()))
        .set("rule_id", finding.ruleId())
        .set("class", finding.findingClass().id())
        .set("purpose", list.purpose().id())
        // As its ledger row: any confidential hit on the record masks it.
        .set("confidential", item.recordIsConfidential())
        .set("list_id", list.listId())
        .set("list_version", list.listVersion())
        .set("entry_id", list.entryId())
        .set("category", list.category())
        .set("algorithm", list.matchedBy())
        .set("alongside", list.alongside())
        .build();
  }
}
