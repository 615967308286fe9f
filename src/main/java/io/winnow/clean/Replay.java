package io.winnow.clean;

import io.winnow.core.ItemId;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.judge.Judge;
import io.winnow.screen.Screener;
import io.winnow.spi.ShardEntry;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.List;

/**
 * Cleans one record once more, by what cleans units, and writes nothing: to show that a run's
 * verdicts come out again.
 */
public final class Replay {
  private final RecordCleaner records;
  private final RowMaker rows;

  /**
   * A replay; parameters as of {@link UnitCleaner}.
   *
   * @param screener used by this replay alone
   */
  public Replay(Judge judge, Screener screener, RowMaker rows) {
    this.records = new RecordCleaner(judge, screener);
    this.rows = rows;
  }

  /**
   * An item as it comes out now.
   *
   * @param id its id
   * @param verdict kept, flagged, excluded, set-aside or unreadable
   * @param mediaType detected, or empty if it was never looked at
   * @param rows its rows in clean tables and ledger, as a clean run would write them; none in
   *     evidence
   */
  public record Replayed(ItemId id, String verdict, String mediaType, List<Row> rows) {
    public Replayed {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The items of an entry; none of one that is no capture.
   *
   * @throws IOException if the screener's machine fails
   * @throws InterruptedException if the screener was told to end
   */
  public List<Replayed> of(ShardEntry entry, Shard shard) throws IOException, InterruptedException {
    if (entry instanceof ShardEntry.Unreadable stretch) {
      ItemId id = new ItemId(shard.path(), stretch.offset(), 0);
      return List.of(new Replayed(id, "unreadable", "", List.of(rows.unreadable(stretch, shard))));
    }
    return entry instanceof ShardEntry.Capture capture
        ? records.items(capture.record()).stream().map(item -> replayed(item, shard)).toList()
        : List.of();
  }

  private Replayed replayed(Item item, Shard shard) {
    return new Replayed(
        item.id(),
        item.decision().verdict().id(),
        item.mediaType(),
        rows.rows(item, shard, true).stream()
            .filter(row -> row.schema() != Tables.EVIDENCE)
            .toList());
  }
}
