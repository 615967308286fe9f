package io.winnow.clean;

import com.google.common.io.BaseEncoding;
import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Shard;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.judge.Judge;
import io.winnow.run.Unit;
import io.winnow.table.IndexReader;
import io.winnow.table.IndexRow;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Pre-screens one file of a crawl's index: finds records on lists before a byte of a shard is read.
 *
 * <p>Every row is looked up by its address and by the SHA-1 that the crawler wrote down. A row that
 * is found becomes an item with a verdict and, if excluded, a row of the exclusion file. All others
 * are out of scope: they were not screened, and nothing is said of them.
 */
public final class UnitPrescreener {
  private static final int BASE32_SHA1 = 32;
  private static final Pattern HEX_SHA1 = Pattern.compile("[0-9A-F]{40}");
  private static final String NAMED_SHA1 = "sha1:";

  /** How rows that are not found are counted. */
  private static final String UNMATCHED = "unmatched";

  private static final String UNMATCHED_WITHOUT_DIGEST = "unmatched-without-digest";

  /** It does not say where the record lies, so that nothing could be done about it. */
  private static final String WITHOUT_PLACE = "without-place";

  /** Found, but a list of benign digests may excuse it once it is read. */
  private static final String LEFT_TO_CLEAN = "left-to-clean";

  private final Judge judge;
  private final RowMaker rows;
  private final CleanProgress progress;
  private final BooleanSupplier cancelled;

  /**
   * A pre-screener; parameters as of {@link UnitCleaner}.
   *
   * @param cancelled asked between rows; true ends the unit with an InterruptedException
   */
  public UnitPrescreener(
      Judge judge, RowMaker rows, CleanProgress progress, BooleanSupplier cancelled) {
    this.judge = judge;
    this.rows = rows;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Pre-screens a unit.
   *
   * @param unit the index file
   * @param index its rows; the caller closes it
   * @param tables where rows go; closed or given up by this method
   * @throws IOException if index or tables fail: the unit is not done
   * @throws InterruptedException if cancelled
   */
  public Receipt prescreen(Unit unit, IndexReader index, UnitTables tables)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Tally.Counter counter = new Tally.Counter();
    try (tables) {
      for (IndexRow row = index.next(); row != null; row = index.next()) {
        if (cancelled.getAsBoolean()) {
          throw new InterruptedException("the task was cancelled");
        }
        progress.record();
        tables.nextRecord();
        look(row, unit, counter, tables);
      }
      return Receipts.of(unit.key(), counter, tables, ShardDigest.NONE, start);
    }
  }

  private void look(IndexRow row, Unit unit, Tally.Counter counter, UnitTables tables)
      throws IOException {
    if (!row.isPlaced()) {
      counter.outOfScope(WITHOUT_PLACE);
      return;
    }
    List<Fingerprint> digests = digests(row.digest());
    List<Finding> findings = judge.beforeReading(row.url(), digests);
    String unmatched = digests.isEmpty() ? UNMATCHED_WITHOUT_DIGEST : UNMATCHED;
    if (findings.isEmpty()) {
      counter.outOfScope(unmatched);
      return;
    }
    ItemId id = new ItemId(row.file(), row.offset(), 0);
    Decision decision = judge.decide(id, findings, true);
    if (!decision.verdict().isClean() && !judge.isFinal(decision)) {
      counter.outOfScope(LEFT_TO_CLEAN);
    } else if (decision.verdict() == Verdict.KEPT) {
      counter.outOfScope(unmatched);
    } else {
      counter.capture();
      counter.item(decision, "");
      progress.item(decision.verdict());
      Item item = item(id, row, digests, decision);
      item.countHit(counter);
      write(item, unit, tables);
    }
  }

  private void write(Item item, Unit unit, UnitTables tables) throws IOException {
    Shard index = unit.shard();
    Shard shard = new Shard(item.id().shard(), index.location(), 0, index.version());
    rows.write(item, shard, tables);
    if (item.decision().verdict() == Verdict.EXCLUDED) {
      rows.writeSkip(item, tables);
    }
  }

  private static Item item(ItemId id, IndexRow row, List<Fingerprint> digests, Decision decision) {
    CrawlRecord record =
        UnreadItem.record(id, row.length(), row.url(), row.fetched(), row.mediaType(), digests);
    return UnreadItem.of(record, decision);
  }

  /**
   * The SHA-1 in base32, as crawlers write it, or in hexadecimal, as some do; nothing if it is
   * anything else.
   */
  static List<Fingerprint> digests(String text) {
    boolean isNamed = text.regionMatches(true, 0, NAMED_SHA1, 0, NAMED_SHA1.length());
    String base32 = (isNamed ? text.substring(NAMED_SHA1.length()) : text).toUpperCase(Locale.ROOT);
    if (HEX_SHA1.matcher(base32).matches()) {
      return List.of(Fingerprint.parseHex(Algorithm.SHA1, base32.toLowerCase(Locale.ROOT)));
    }
    return base32.length() == BASE32_SHA1 && BaseEncoding.base32().canDecode(base32)
        ? List.of(Fingerprint.of(Algorithm.SHA1, BaseEncoding.base32().decode(base32)))
        : List.of();
  }
}
