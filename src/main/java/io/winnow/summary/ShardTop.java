package io.winnow.summary;

import io.winnow.core.Receipt;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.run.Plan;
import io.winnow.run.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shards with the most excluded items. */
final class ShardTop {
  private static final String UNSCANNABLE = "unscannable/";

  private static final Comparator<ShardFigures> MOST_FIRST =
      Comparator.comparingLong((ShardFigures shard) -> -shard.excluded())
          .thenComparing(shard -> -shard.flagged())
          .thenComparing(ShardFigures::path);

  private final List<ShardFigures> shards = new ArrayList<>();

  /** Of the plan's units that have a receipt. */
  ShardTop(Plan plan, List<Receipt> receipts) {
    Map<String, String> paths = new HashMap<>();
    plan.units().forEach((Unit unit) -> paths.put(unit.key(), unit.shard().path()));
    for (Receipt receipt : receipts) {
      String path = paths.get(receipt.unitKey());
      if (path != null) {
        shards.add(figures(path, receipt));
      }
    }
    shards.sort(MOST_FIRST);
  }

  private static ShardFigures figures(String path, Receipt receipt) {
    Tally tally = receipt.tally();
    return new ShardFigures(
        path,
        receipt.shardSha256(),
        tally.itemCount(),
        tally.count(Verdict.EXCLUDED),
        tally.count(Verdict.FLAGGED),
        tally.excluded().entrySet().stream()
            .filter(cause -> cause.getKey().startsWith(UNSCANNABLE))
            .mapToLong(Map.Entry::getValue)
            .sum());
  }

  /**
   * The first of them.
   *
   * @param most how many
   * @param text most characters of a path
   */
  Top<ShardFigures> top(int most, int text) {
    List<ShardFigures> rest = shards.subList(Math.min(most, shards.size()), shards.size());
    return new Top<>(
        shards.stream().limit(most).map(shard -> cut(shard, text)).toList(),
        rest.size(),
        rest.stream().mapToLong(ShardFigures::excluded).sum(),
        rest.stream().mapToLong(ShardFigures::flagged).sum(),
        true);
  }

  private static ShardFigures cut(ShardFigures shard, int text) {
    return new ShardFigures(
        Texts.cut(shard.path(), text),
        shard.sha256(),
        shard.items(),
        shard.excluded(),
        shard.flagged(),
        shard.unscannable());
  }
}
