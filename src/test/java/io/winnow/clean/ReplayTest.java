package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.MadeRun;
import io.winnow.audit.explain.RowComparison;
import io.winnow.bind.Bound;
import io.winnow.core.ItemId;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.Shard;
import io.winnow.core.TableFile;
import io.winnow.run.RunDirectory;
import io.winnow.screen.Screener;
import io.winnow.shard.ShardFiles;
import io.winnow.shard.warc.WarcShardFormat;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single records of a shard, cleaned again, against the rows that its run has written. */
class ReplayTest {
  private static final String NAME = "crawl-01.warc.gz";

  @TempDir static Path home;
  private static Shard shard;
  private static Bound bound;

  /** Stored rows by table and token or item id. */
  private static final Map<String, Row> STORED = new HashMap<>();

  private static final TreeSet<Long> OFFSETS = new TreeSet<>();

  @BeforeAll
  static void make() throws IOException {
    RunDirectory run = MadeRun.of(home.resolve("run"), MadeRun.policy(), NAME);
    shard = MadeRun.shard(MadeRun.SAMPLES.resolve("shards").resolve(NAME));
    bound = MadeRun.bound(MadeRun.policy(), MadeRun.SAMPLES);
    for (TableFile file : run.manifest().files()) {
      for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS, Tables.LEDGER)) {
        if (file.table().equals(table.name())) {
          try (TableReader rows =
              new TableReader(table, run.table(table.name()).channel(file.name()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
              STORED.put(name(row), row);
              if (row.text("item_id") != null) {
                OFFSETS.add(ItemId.parse(row.text("item_id")).offset());
              }
            }
          }
        }
      }
    }
  }

  private static String name(Row row) {
    boolean ledger = row.schema() == Tables.LEDGER;
    return row.schema() + " " + row.text(ledger ? "item_token" : "item_id");
  }

  private static List<Replay.Replayed> replay(Screener screener, long offset)
      throws IOException, InterruptedException {
    try (ShardReader reader =
        new WarcShardFormat()
            .openAt(
                shard,
                offset,
                ShardFiles.source(shard, new Configuration(false)),
                bound.policy().limits())) {
      ShardEntry entry = Objects.requireNonNull(reader.next());
      assertEquals(offset, entry.offset());
      return new Replay(MadeRun.judge(bound), screener, new RowMaker(MadeRun.KEY, null, List.of()))
          .of(entry, shard);
    }
  }

  @Test
  void everyRowComesOutAgainFieldByField() throws Exception {
    List<String> met = new ArrayList<>();
    try (Screener screener = MadeRun.screener(bound.policy(), home)) {
      for (long offset : OFFSETS) {
        for (Replay.Replayed item : replay(screener, offset)) {
          for (Row again : item.rows()) {
            Row stored = Objects.requireNonNull(STORED.get(name(again)), name(again));
            RowComparison comparison = RowComparison.of(stored, again);
            assertEquals(List.of(), comparison.differences());
            assertTrue(comparison.fields() >= stored.schema().columns().size());
            met.add(name(again));
          }
        }
      }
    }
    long unmasked = STORED.values().stream().filter(row -> row.text("item_id") != null).count();
    assertTrue(met.size() >= unmasked, met.size() + " of " + unmasked);
    assertTrue(met.stream().noneMatch(name -> name.startsWith("evidence")));
  }

  @Test
  void anotherPolicyShowsInTheFields() throws Exception {
    bound =
        MadeRun.bound(
            MadeRun.policy(
                "verdict: exclude}\n  - {id: address", "verdict: flag}\n  - {id: address"),
            MadeRun.SAMPLES);
    try (Screener screener = MadeRun.screener(bound.policy(), home)) {
      Row site =
          STORED.values().stream()
              .filter(row -> row.schema() == Tables.LEDGER && "site".equals(row.text("rule_id")))
              .findFirst()
              .orElseThrow();
      ItemId id = ItemId.parse(Objects.requireNonNull(site.text("item_id")));
      Replay.Replayed again =
          replay(screener, id.offset()).stream()
              .filter(item -> item.id().equals(id))
              .findFirst()
              .orElseThrow();
      assertEquals("flagged", again.verdict());
      Row row =
          again.rows().stream().filter(r -> r.schema() == Tables.LEDGER).findFirst().orElseThrow();
      List<String> fields =
          RowComparison.of(site, row).differences().stream()
              .map(RowComparison.Difference::field)
              .toList();
      assertTrue(
          fields.contains("verdict") && fields.contains("findings[0].verdict"), fields::toString);
      assertTrue(
          RowComparison.of(site, null).differences().size() > 10, "a row that is gone is no match");
    } finally {
      bound = MadeRun.bound(MadeRun.policy(), MadeRun.SAMPLES);
    }
  }
}
