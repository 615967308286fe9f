package io.winnow.audit.explain;

import io.winnow.audit.ItemName;
import io.winnow.audit.RunRows;
import io.winnow.audit.RunTables;
import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.run.Manifest;
import io.winnow.run.Unit;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be said of an item that has no row: what is near it, and what of its shard has none. */
public final class NearMisses {
  private static final int MOST = 10;

  private final RunTables tables;

  public NearMisses(RunTables tables) {
    this.tables = tables;
  }

  /** Sentences, the first of which says that there is no such item. */
  public List<String> of(ItemName item, boolean hasKey) throws IOException {
    if (item.id().isEmpty()) {
      return List.of(
          "no row of this run's ledger has that token"
              + rowless()
                  .map("; "::concat)
                  .orElse(
                      hasKey
                          ? ", and no kept item either; it may have been set aside"
                          : "; kept items are found by token with --token-key only"));
    }
    ItemId id = item.id().get();
    Optional<Unit> unit = tables.unit(id.shard());
    if (unit.isEmpty()) {
      return List.of("no such item in this run: it has no shard " + id.shard() + shards(id));
    }
    Optional<Receipt> receipt = tables.receipt(unit.get().key());
    if (receipt.isEmpty()) {
      return List.of(
          "no such item in this run: its shard was not finished%s"
              .formatted(
                  tables.manifest().failed().stream()
                      .filter(failed -> failed.unitKey().equals(unit.get().key()))
                      .map(Manifest.FailedUnit::why)
                      .map(why -> ": " + why)
                      .findFirst()
                      .orElse("")));
    }
    return inShard(id, receipt.get(), hasKey);
  }

  /** What has no row in a run that writes no clean tables. */
  private Optional<String> rowless() {
    return switch (tables.plan().kind()) {
      case CLEAN -> Optional.empty();
      case SCAN ->
          Optional.of(
              "the run is a scan, which writes no rows for what it would keep or set aside:"
                  + " --replay says which");
      case PRESCREEN ->
          Optional.of("the run is a pre-screen, which has rows for what it found alone");
    };
  }

  private String shards(ItemId id) {
    String name = id.shard().substring(id.shard().lastIndexOf('/') + 1);
    List<String> alike =
        tables.plan().units().stream()
            .map(unit -> unit.shard().path())
            .filter(path -> path.endsWith("/" + name) || name.equals(path))
            .limit(MOST)
            .toList();
    return alike.isEmpty() ? "" : "; did you mean " + String.join(", ", alike);
  }

  private List<String> inShard(ItemId id, Receipt receipt, boolean hasKey) throws IOException {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        rowless()
            .map("no such item in this run's tables; "::concat)
            .orElse(
                "no such item in this run; it may have been set aside, or its record may be none"
                    + " that is screened"));
    if (!hasKey) {
      sentences.add("if its ledger row is masked, --token-key with --why finds it");
    }
    Set<ItemId> near = new TreeSet<>(NearMisses::compare);
    long below = -1;
    long above = Long.MAX_VALUE;
    for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS, Tables.LEDGER)) {
      Optional<TableFile> file = RunTables.file(receipt, table);
      if (file.isPresent()) {
        try (RunRows rows = tables.open(receipt, file.get(), table, Set.of("item_id"))) {
          for (Row row = rows.next(); row != null; row = rows.next()) {
            ItemId other = id(row);
            if (other == null) {
              continue;
            }
            if (other.offset() == id.offset()) {
              if (near.size() < MOST) {
                near.add(other);
              }
            } else if (other.offset() < id.offset()) {
              below = Math.max(below, other.offset());
            } else {
              above = Math.min(above, other.offset());
            }
          }
        }
      }
    }
    if (!near.isEmpty()) {
      sentences.add(
          "of its record there are: "
              + near.stream().map(ItemId::toString).collect(Collectors.joining(", ")));
    } else {
      sentences.add("the nearest records with a row: " + nearest(id, below, above));
    }
    if (!receipt.tally().setAside().isEmpty()) {
      sentences.add(
          "set aside in its shard, without a row: "
              + receipt.tally().setAside().entrySet().stream()
                  .map(type -> "%s %,d".formatted(type.getKey(), type.getValue()))
                  .collect(Collectors.joining(", ")));
    }
    return sentences;
  }

  private static @org.jspecify.annotations.Nullable ItemId id(Row row) {
    String text = row.text("item_id");
    return text == null ? null : ItemId.parse(text);
  }

  private static int compare(ItemId a, ItemId b) {
    return a.offset() == b.offset()
        ? Integer.compare(a.part(), b.part())
        : Long.compare(a.offset(), b.offset());
  }

  private static String nearest(ItemId id, long below, long above) {
    List<String> offsets = new ArrayList<>();
    if (below >= 0) {
      offsets.add(id.shard() + "@" + below);
    }
    if (above < Long.MAX_VALUE) {
      offsets.add(id.shard() + "@" + above);
    }
    return offsets.isEmpty() ? "none" : String.join(", ", offsets);
  }
}
