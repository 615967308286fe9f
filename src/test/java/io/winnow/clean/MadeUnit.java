package io.winnow.clean;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.Digests;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.Reason;
import io.winnow.core.Receipt;
import io.winnow.core.Tally;
import io.winnow.proof.TokenKey;
import io.winnow.run.RunDirectory;
import io.winnow.run.Unit;
import io.winnow.spi.ShardEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit whose items nobody has cleaned: they are made up, and written and counted as those of a
 * dry run are.
 */
public final class MadeUnit implements Closeable {
  private final Unit unit;
  private final UnitTables tables;
  private final RowMaker rows;
  private final Tally.Counter counter = new Tally.Counter();
  private final long start = System.nanoTime();

  public MadeUnit(RunDirectory directory, Unit unit, TokenKey key) {
    this.unit = unit;
    this.tables = new UnitTables(directory, unit.key(), "000000000000.0", false, Optional.empty());
    this.rows = new RowMaker(key, null, List.of());
  }

  /** A record with one item. */
  public void item(
      CrawlRecord record,
      ItemKind kind,
      String mediaType,
      @Nullable ImageMeasurement image,
      Decision decision)
      throws IOException {
    counter.capture();
    counter.item(decision, mediaType);
    Digests digests = record.payload().decoded();
    Item item =
        new Item(
            record.id(),
            record,
            new byte[0],
            record.payload().size(),
            digests,
            image == null ? null : Measurement.image(0, mediaType, image),
            kind,
            mediaType,
            List.of(),
            decision,
            Map.of(0, decision.verdict()),
            decision.isConfidential());
    item.countHit(counter);
    rows.write(item, unit.shard(), tables);
  }

  /** Records with one kept item each. */
  public void kept(long items) {
    Decision kept = new Decision(io.winnow.core.Verdict.KEPT, null, List.of());
    for (long i = 0; i < items; i++) {
      counter.capture();
      counter.item(kept, "text/html");
    }
  }

  /** What a model rule compares, of a picture. */
  public void score(String rule, double score) {
    counter.score(rule, score);
  }

  public void unreadable(long offset, long length, Reason reason) throws IOException {
    counter.unreadable();
    rows.writeUnreadable(new ShardEntry.Unreadable(reason, offset, length), unit.shard(), tables);
  }

  public Receipt finish() throws IOException {
    return Receipts.of(unit.key(), counter, tables, () -> unit.shard().version(), start);
  }

  @Override
  public void close() throws IOException {
    tables.close();
  }
}
