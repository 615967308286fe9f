package io.winnow.audit;

import io.winnow.core.Receipt;
import io.winnow.core.Shard;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.policy.Policy;
import io.winnow.proof.Roots;
import io.winnow.proof.RowDigest;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a manifest follows from the plan and the receipts: whoever ends a run writes it down,
 * whoever verifies one computes it again.
 *
 * @param receipts in the order of their units' keys
 * @param tally the sum of all receipts
 * @param tables every table as a whole
 * @param roots over all units
 * @param inputs the shards that were cleaned
 * @param decisions what became of reviewers' decisions; null where the plan has none
 * @param hits on confidential lists
 */
public record RunFigures(
    List<Receipt> receipts,
    Tally tally,
    List<Manifest.TableTotal> tables,
    Manifest.Roots roots,
    List<Manifest.Input> inputs,
    Manifest.@Nullable Decisions decisions,
    Manifest.Hits hits) {

  public RunFigures {
    receipts = List.copyOf(receipts);
    tables = List.copyOf(tables);
    inputs = List.copyOf(inputs);
  }

  /** The figures of a run with these receipts. */
  public static RunFigures of(Plan plan, Collection<Receipt> unordered) {
    List<Receipt> receipts =
        unordered.stream().sorted(Comparator.comparing(Receipt::unitKey)).toList();
    Tally.Counter sum = new Tally.Counter();
    receipts.forEach(receipt -> sum.add(receipt.tally()));
    Tally tally = sum.tally();
    return new RunFigures(
        receipts,
        tally,
        RunDirectory.TABLES.stream().map(table -> total(table, receipts)).toList(),
        new Manifest.Roots(Roots.ledgers(receipts), Roots.allFiles(receipts)),
        inputs(plan, receipts),
        decisions(plan, tally),
        hits(plan, tally, receipts));
  }

  /** Every live file, in the order of the units' keys. */
  public List<TableFile> files() {
    return receipts.stream().flatMap(receipt -> receipt.files().stream()).toList();
  }

  private static Manifest.TableTotal total(String table, List<Receipt> receipts) {
    long files = 0;
    long rows = 0;
    long bytes = 0;
    String digest = RowDigest.none();
    for (Receipt receipt : receipts) {
      for (TableFile file : receipt.files()) {
        if (file.table().equals(table)) {
          files++;
          rows += file.rows();
          bytes += file.bytes();
          digest = RowDigest.combine(digest, file.rowDigest());
        }
      }
    }
    return new Manifest.TableTotal(table, files, rows, bytes, digest);
  }

  private static List<Manifest.Input> inputs(Plan plan, List<Receipt> receipts) {
    Map<String, Shard> shards = new HashMap<>();
    plan.units().forEach((Unit unit) -> shards.put(unit.key(), unit.shard()));
    List<Manifest.Input> inputs = new ArrayList<>();
    for (Receipt receipt : receipts) {
      Shard shard = shards.get(receipt.unitKey());
      if (shard != null) {
        inputs.add(new Manifest.Input(shard.path(), shard.length(), receipt.shardSha256()));
      }
    }
    inputs.sort(Comparator.comparing(Manifest.Input::path));
    return inputs;
  }

  private static Manifest.@Nullable Decisions decisions(Plan plan, Tally tally) {
    Plan.DecisionsStamp stamp = plan.decisions();
    if (stamp == null) {
      return null;
    }
    long applied = tally.reviewsApplied();
    long refused = tally.reviewsRefused();
    return new Manifest.Decisions(stamp, applied, refused, stamp.inForce() - applied - refused);
  }

  private static Manifest.Hits hits(Plan plan, Tally tally, List<Receipt> receipts) {
    List<String> ends =
        receipts.stream()
            .filter(receipt -> receipt.tally().hits() > 0)
            .map(Receipt::ended)
            .sorted()
            .toList();
    return ends.isEmpty()
        ? new Manifest.Hits(0, 0, null, null, null)
        : new Manifest.Hits(
            tally.hits(),
            tally.hitsWithoutOrigin(),
            ends.get(0),
            ends.get(ends.size() - 1),
            retainUntil(plan, ends.get(ends.size() - 1)));
  }

  private static @Nullable String retainUntil(Plan plan, String last) {
    return Instant.parse(last)
        .plus(Policy.parse(plan.policy(), "policy of the run").evidence().retain())
        .toString();
  }
}
