package io.winnow.clean;

import io.winnow.bind.SkippedShard;
import io.winnow.core.Finding;
import io.winnow.core.ItemId;
import io.winnow.core.Measurement;
import io.winnow.core.Receipt;
import io.winnow.core.Shard;
import io.winnow.core.Tally;
import io.winnow.judge.Judge;
import io.winnow.run.Unit;
import io.winnow.screen.Screener;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Cleans one unit, from the first byte of its shard to its receipt.
 *
 * <p>Every entry of the shard is read; every capture becomes at least one item; every item gets
 * exactly one verdict; what is kept or has a row is written; the sums are checked before the
 * receipt is given out.
 */
public final class UnitCleaner {
  private final Judge judge;
  private final RecordCleaner records;
  private final RowMaker rows;
  private final CleanProgress progress;
  private final BooleanSupplier cancelled;

  /**
   * A cleaner.
   *
   * @param judge applies the policy
   * @param screener takes records apart; used by this cleaner alone
   * @param rows makes the tables' rows
   * @param progress is told of every record
   * @param cancelled asked between records; true ends the unit with an InterruptedException
   */
  public UnitCleaner(
      Judge judge,
      Screener screener,
      RowMaker rows,
      CleanProgress progress,
      BooleanSupplier cancelled) {
    this.judge = judge;
    this.records = new RecordCleaner(judge, screener);
    this.rows = rows;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Cleans a unit.
   *
   * @param unit what to clean
   * @param shard its entries; the caller closes it
   * @param tables where rows go; closed or given up by this method
   * @throws IOException if shard, tables or screener's machine fail: the unit is not done
   * @throws InterruptedException if cancelled
   */
  public Receipt clean(Unit unit, ShardReader shard, UnitTables tables)
      throws IOException, InterruptedException {
    return clean(unit, shard, tables, SkippedShard.NONE, ShardDigest.NONE);
  }

  /**
   * The same where a pre-screen has found some records already.
   *
   * @param skipped what the reader of the shard was told to skip
   * @param digest asked for the shard's digest once its last entry was read
   */
  public Receipt clean(
      Unit unit, ShardReader shard, UnitTables tables, SkippedShard skipped, ShardDigest digest)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Tally.Counter counter = new Tally.Counter();
    try (tables) {
      for (ShardEntry entry = shard.next(); entry != null; entry = shard.next()) {
        if (cancelled.getAsBoolean()) {
          throw new InterruptedException("the task was cancelled");
        }
        tables.nextRecord();
        if (entry instanceof ShardEntry.Capture capture) {
          counter.capture();
          progress.record();
          for (Item item : records.items(capture.record())) {
            write(item, unit, counter, tables);
          }
        } else if (entry instanceof ShardEntry.Skipped known) {
          counter.capture();
          progress.record();
          write(itemOf(known, unit.shard(), skipped), unit, counter, tables);
        } else if (entry instanceof ShardEntry.OutOfScope other) {
          counter.outOfScope(other.type());
          progress.record();
        } else if (entry instanceof ShardEntry.Unreadable stretch) {
          counter.unreadable();
          progress.record();
          rows.writeUnreadable(stretch, unit.shard(), tables);
        }
      }
      return Receipts.of(unit.key(), counter, tables, digest, start);
    }
  }

  private void write(Item item, Unit unit, Tally.Counter counter, UnitTables tables)
      throws IOException {
    counter.item(item.decision(), item.mediaType());
    item.countHit(counter);
    Measurement measured = item.measurement();
    if (measured != null && measured.image() != null) {
      judge.scores(measured.image()).forEach(counter::score);
    }
    progress.item(item.decision().verdict());
    rows.write(item, unit.shard(), tables);
  }

  private Item itemOf(ShardEntry.Skipped known, Shard shard, SkippedShard skipped) {
    ItemId id = new ItemId(shard.path(), known.offset(), 0);
    Finding finding = skipped.findingAt(known.offset());
    return UnreadItem.of(
        UnreadItem.record(id, known.length(), "", null, "", List.of()),
        judge.decide(id, List.of(finding), false));
  }
}
