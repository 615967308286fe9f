package io.winnow.report.html;

import io.winnow.summary.Count;
import io.winnow.summary.ShardFigures;
import io.winnow.summary.Summary;
import io.winnow.summary.Top;
import java.util.Comparator;

/**
 * Section 4: where rows came from.
 *
 * @param hosts of rows that are not masked
 * @param shards with the most excluded items
 * @param months of capture
 * @param mediaTypes as detected
 * @param masked how many rows are known by token alone
 */
public record Origin(Table hosts, Table shards, Table months, Table mediaTypes, String masked) {

  static Origin of(Scene scene) {
    return new Origin(
        counts(
            "hosts",
            "Hosts with the most ledger rows",
            "Host",
            "hosts",
            scene.summary().hosts(),
            true),
        shards(scene),
        counts(
            "months",
            "Ledger rows by month of capture",
            "Month",
            "months",
            byKey(scene.summary().months()),
            false),
        counts(
            "media-types",
            "Ledger rows by detected media type",
            "Media type",
            "media types",
            scene.summary().mediaTypes(),
            false),
        scene.figure(scene.summary().masked(), scene.hasSensitive()));
  }

  /** Months in their order, not the most frequent first. */
  private static Top<Count> byKey(Top<Count> top) {
    return new Top<>(
        top.entries().stream().sorted(Comparator.comparing(Count::key)).toList(),
        top.otherKeys(),
        top.otherExcluded(),
        top.otherFlagged(),
        top.exact());
  }

  private static Table counts(
      String id, String caption, String name, String names, Top<Count> top, boolean hosts) {
    Table.Builder table =
        Table.of(id, caption, name, "#Rows excluded", "#Rows flagged", "")
            .most(Summary.MOST_MONTHS);
    long most = top.entries().stream().mapToLong(c -> c.excluded() + c.flagged()).max().orElse(0);
    for (Count count : top.entries()) {
      table.row(
          hosts ? Cell.of(Value.host(count.key())) : Cell.code(count.key()),
          Cell.count(count.excluded()),
          Cell.count(count.flagged()),
          Cell.bar(count.excluded() + count.flagged(), most));
    }
    if (top.otherKeys() > 0) {
      table.rest(
          Cell.words(Excluded.others(top, names)),
          Cell.count(top.otherExcluded()),
          Cell.count(top.otherFlagged()),
          Cell.words(""));
    }
    return table.table();
  }

  private static Table shards(Scene scene) {
    Table.Builder table =
        Table.of(
            "shards",
            "Shards with the most excluded items; masked rows are counted nowhere",
            "Shard",
            "#Items",
            "#Excluded, not masked",
            "#Share",
            "",
            "#Unscannable",
            "#Flagged");
    Top<ShardFigures> top = scene.summary().shards();
    for (ShardFigures shard : top.entries()) {
      table.row(
          Cell.code(shard.path()),
          Cell.count(shard.items()),
          Cell.count(shard.excluded()),
          Cell.share(shard.excluded(), shard.items()),
          Cell.bar(shard.excluded(), shard.items()),
          Cell.count(shard.unscannable()),
          Cell.count(shard.flagged()));
    }
    if (top.otherKeys() > 0) {
      table.rest(
          Cell.words(Excluded.others(top, "shards")),
          Cell.words(""),
          Cell.count(top.otherExcluded()),
          Cell.words(""),
          Cell.words(""),
          Cell.words(""),
          Cell.count(top.otherFlagged()));
    }
    return table.table();
  }
}
