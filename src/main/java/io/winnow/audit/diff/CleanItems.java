package io.winnow.audit.diff;

import io.winnow.audit.RunRows;
import io.winnow.audit.RunTables;
import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.run.DamagedException;
import io.winnow.table.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of a unit's clean tables as one sequence, in the order of the shard: both tables are
 * written in it.
 */
final class CleanItems implements Closeable {
  static final Comparator<ItemId> SHARD_ORDER =
      Comparator.comparingLong(ItemId::offset).thenComparingInt(ItemId::part);

  private static final Set<String> COLUMNS = Set.of("item_id", "item_kind", "media_type", "url");

  private final List<Table> tables = new ArrayList<>();

  /**
   * An item.
   *
   * @param row some of its columns
   */
  record Item(ItemId id, Row row) {}

  CleanItems(RunTables run, Receipt receipt) throws IOException {
    try {
      for (Schema schema : List.of(Tables.IMAGES, Tables.DOCUMENTS)) {
        Optional<TableFile> file = RunTables.file(receipt, schema);
        if (file.isPresent()) {
          tables.add(new Table(run.open(receipt, file.get(), schema, COLUMNS)));
        }
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The next item, or null after the last. */
  @Nullable Item next() throws IOException {
    Table first = null;
    for (Table table : tables) {
      Item item = table.item;
      if (item != null
          && (first == null
              || SHARD_ORDER.compare(item.id(), Objects.requireNonNull(first.item).id()) < 0)) {
        first = table;
      }
    }
    if (first == null) {
      return null;
    }
    Item item = first.item;
    first.advance();
    return item;
  }

  @Override
  public void close() throws IOException {
    for (Table table : tables) {
      table.reader.close();
    }
  }

  /** One table and its next item. */
  private static final class Table {
    private final RunRows reader;
    private @Nullable Item item;

    Table(RunRows reader) throws IOException {
      this.reader = reader;
      try {
        advance();
      } catch (IOException | RuntimeException e) {
        reader.close();
        throw e;
      }
    }

    void advance() throws IOException {
      Item before = item;
      Row row = reader.next();
      item = row == null ? null : item(row);
      if (before != null && item != null && SHARD_ORDER.compare(before.id(), item.id()) >= 0) {
        throw new DamagedException(
            "a clean table does not have its items in the order of the shard; verify says more");
      }
    }

    private static Item item(Row row) throws IOException {
      try {
        return new Item(ItemId.parse(Objects.requireNonNull(row.text("item_id"))), row);
      } catch (IllegalArgumentException e) {
        throw new DamagedException("a clean table has an item without an id; verify says more");
      }
    }
  }
}
