package io.winnow.summary;

import io.winnow.core.Receipt;
import io.winnow.run.Plan;
import io.winnow.run.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shards with the most excluded items, as far as their rows say where they lie. */
final class ShardTop {
  private static final Comparator<ShardFigures> MOST_FIRST =
      Comparator.comparingLong((ShardFigures shard) -> -shard.excluded())
          .thenComparing(shard -> -shard.flagged())
          .thenComparing(ShardFigures::path);

  private final List<ShardFigures> shards = new ArrayList<>();

  /**
   * Of the plan's units that have a receipt.
   *
   * @param open what the ledger says of each unit, by key; none of a unit without rows
   */
  ShardTop(Plan plan, List<Receipt> receipts, Map<String, ShardCount> open) {
    Map<String, String> paths = new HashMap<>();
    plan.units().forEach((Unit unit) -> paths.put(unit.key(), unit.shard().path()));
    for (Receipt receipt : receipts) {
      String path = paths.get(receipt.unitKey());
      if (path != null) {
        ShardCount count = open.getOrDefault(receipt.unitKey(), new ShardCount());
        shards.add(figures(path, receipt, count));
      }
    }
    shards.sort(MOST_FIRST);
  }

  private static ShardFigures figures(String path, Receipt receipt, ShardCount open) {
    return new ShardFigures(
        path,
        receipt.shardSha256(),
        receipt.tally().itemCount(),
        open.excluded,
        open.flagged,
        open.unscannable);
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
