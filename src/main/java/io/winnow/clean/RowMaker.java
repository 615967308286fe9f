package io.winnow.clean;

import io.winnow.core.Finding;
import io.winnow.core.ItemKind;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.core.Verdict;
import io.winnow.proof.TokenKey;
import io.winnow.spi.ShardEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of judged items: which tables an item stands in is decided here, once. */
public final class RowMaker {
  private final CleanRows clean;
  private final LedgerRows ledger;
  private final EvidenceRows evidence;
  private final SkipRows skip;

  /**
   * A maker of rows.
   *
   * @param key makes tokens
   * @param scoreModel the model whose unsafe score stands in {@code nsfw_score}, or null
   * @param unsafeLabels the labels it sums
   */
  public RowMaker(TokenKey key, @Nullable String scoreModel, List<String> unsafeLabels) {
    this.clean = new CleanRows(scoreModel, unsafeLabels);
    this.ledger = new LedgerRows(key);
    this.evidence = new EvidenceRows(key);
    this.skip = new SkipRows(key);
  }

  void write(Item item, Shard shard, UnitTables tables) throws IOException {
    for (Row row : rows(item, shard, tables.writesCleanTables())) {
      tables.write(row);
    }
  }

  /**
   * All rows of an item.
   *
   * @param withClean false for a dry run: none of a clean table
   */
  List<Row> rows(Item item, Shard shard, boolean withClean) {
    List<Row> rows = new ArrayList<>();
    Verdict verdict = item.decision().verdict();
    if (verdict.isClean() && withClean) {
      rows.add(item.kind() == ItemKind.IMAGE ? clean.image(item) : clean.document(item));
    }
    boolean noted =
        item.decision().findings().stream().anyMatch(f -> f.list() != null || f.review() != null);
    if (verdict == Verdict.EXCLUDED
        || verdict == Verdict.FLAGGED
        || (verdict == Verdict.SET_ASIDE && noted)) {
      rows.add(ledger.row(item));
    }
    for (Finding finding : item.decision().findings()) {
      if (finding.isConfidential()) {
        rows.add(evidence.row(item, finding, shard));
      }
    }
    return rows;
  }

  void writeSkip(Item item, UnitTables tables) throws IOException {
    tables.write(skip.row(item));
  }

  void writeUnreadable(ShardEntry.Unreadable stretch, Shard shard, UnitTables tables)
      throws IOException {
    tables.write(unreadable(stretch, shard));
  }

  Row unreadable(ShardEntry.Unreadable stretch, Shard shard) {
    return ledger.unreadable(stretch, shard);
  }
}
