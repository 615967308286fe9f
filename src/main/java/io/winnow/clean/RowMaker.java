package io.winnow.clean;

import io.winnow.core.Finding;
import io.winnow.core.ItemKind;
import io.winnow.core.Shard;
import io.winnow.core.Verdict;
import io.winnow.proof.TokenKey;
import io.winnow.spi.ShardEntry;
import java.io.IOException;
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
    Verdict verdict = item.decision().verdict();
    if (verdict.isClean() && tables.writesCleanTables()) {
      if (item.kind() == ItemKind.IMAGE) {
        tables.write(clean.image(item));
      } else {
        tables.write(clean.document(item));
      }
    }
    boolean noted =
        item.decision().findings().stream()
            .anyMatch(f -> f.list() != null || f.review() != null);
    if (verdict == Verdict.EXCLUDED
        || verdict == Verdict.FLAGGED
        || (verdict == Verdict.SET_ASIDE && noted)) {
      tables.write(ledger.row(item));
    }
    for (Finding finding : item.decision().findings()) {
      if (finding.isConfidential()) {
        tables.write(evidence.row(item, finding, shard));
      }
    }
  }

  void writeSkip(Item item, UnitTables tables) throws IOException {
    tables.write(skip.row(item));
  }

  void writeUnreadable(ShardEntry.Unreadable stretch, Shard shard, UnitTables tables)
      throws IOException {
    tables.write(ledger.unreadable(stretch, shard));
  }
}
