package io.winnow.audit.deep;

import io.winnow.audit.RunTables;
import io.winnow.core.ItemId;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.document.NormalText;
import io.winnow.proof.TokenKey;
import io.winnow.run.RunKind;
import io.winnow.screen.Screener;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads every row of the clean tables again and measures what it holds. Rows go by one by one; of a
 * unit's ledger only the names are held.
 */
public final class DeepVerifier {
  private static final Set<String> OF_DOCUMENTS =
      Set.of("item_id", "shard", "offset", "text", "text_sha256");

  private final RunTables tables;
  private final PictureCheck pictures;
  private final Optional<TokenKey> key;
  private final Progress progress;
  private final List<String> faults = new ArrayList<>();
  private long rowsDone;
  private long rows;
  private long pictureCount;
  private long hashed;
  private long documents;

  /** Told how far it is. */
  public interface Progress {
    void checked(long rows, long of);
  }

  /**
   * A verifier.
   *
   * @param screener decodes the pictures, with the limits of the run's policy
   * @param key shows that no masked item is kept, if somebody has it
   */
  public DeepVerifier(
      RunTables tables, Screener screener, Optional<TokenKey> key, Progress progress) {
    this.tables = tables;
    this.pictures = new PictureCheck(screener);
    this.key = key;
    this.progress = progress;
  }

  /**
   * Reads all of them.
   *
   * @throws IOException if the screener's machine fails; what cannot be read is a fault
   * @throws InterruptedException if the screener was told to end
   */
  public DeepVerification verify() throws IOException, InterruptedException {
    for (Receipt receipt : tables.receipts().values()) {
      for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS)) {
        rows += RunTables.file(receipt, table).map(TableFile::rows).orElse(0L);
      }
    }
    for (Receipt receipt : tables.receipts().values()) {
      unit(receipt);
    }
    return new DeepVerification(pictureCount, hashed, documents, faults);
  }

  private void unit(Receipt receipt) throws IOException, InterruptedException {
    UnitNames names;
    try {
      names = UnitNames.read(tables, receipt);
    } catch (IOException | RuntimeException e) {
      faults.add("changed: the ledger of unit " + receipt.unitKey() + " cannot be read any more");
      return;
    }
    boolean allRead = true;
    for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS)) {
      Optional<TableFile> file = RunTables.file(receipt, table);
      allRead &= file.isEmpty() || table(receipt, file.get(), table, names);
    }
    if (allRead && tables.plan().kind() == RunKind.CLEAN) {
      names
          .notMet()
          .forEach(id -> faults.add("missing: " + id + " is flagged, and in no clean table"));
    }
  }

  /** False if it cannot be read to its end. */
  private boolean table(Receipt receipt, TableFile file, Schema table, UnitNames names)
      throws IOException, InterruptedException {
    String shard =
        tables.plan().units().stream()
            .filter(unit -> unit.key().equals(receipt.unitKey()))
            .map(unit -> unit.shard().path())
            .findFirst()
            .orElse("");
    ItemId before = null;
    try (Rows reader = new Rows(open(receipt, file, table))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        String id = Objects.requireNonNull(row.text("item_id"));
        before = named(row, id, shard, before);
        if (names.excludes(id, key)) {
          faults.add("extra: " + shown(id, names) + " is kept, the ledger excludes it");
        }
        names.met(id);
        content(row, id, table);
        rowsDone++;
        progress.checked(rowsDone, Math.max(rows, rowsDone));
      }
      return true;
    } catch (Unreadable e) {
      faults.add(
          "changed: %s/%s cannot be read as a table any more".formatted(file.table(), file.name()));
      return false;
    }
  }

  private String shown(String id, UnitNames names) {
    return names.excludes(id, Optional.empty())
        ? id
        : "an item with token " + key.orElseThrow().itemToken(id);
  }

  private TableReader open(Receipt receipt, TableFile file, Schema table) throws Unreadable {
    try {
      return table == Tables.IMAGES
          ? tables.open(receipt, file, table)
          : tables.open(receipt, file, table, OF_DOCUMENTS);
    } catch (IOException | RuntimeException e) {
      throw new Unreadable(e);
    }
  }

  /** Ids are as the shard and the place say, each once, in the order of the shard. */
  private @Nullable ItemId named(Row row, String text, String shard, @Nullable ItemId before) {
    ItemId id;
    try {
      id = ItemId.parse(text);
    } catch (IllegalArgumentException e) {
      faults.add("changed: a kept item has an id that is none");
      return before;
    }
    if (!id.shard().equals(shard)
        || !id.shard().equals(row.text("shard"))
        || !Long.valueOf(id.offset()).equals(row.value("offset"))) {
      faults.add("changed: " + text + " is not of the shard and place that its row or unit says");
    }
    if (before != null
        && (id.offset() < before.offset()
            || (id.offset() == before.offset() && id.part() <= before.part()))) {
      faults.add("changed: " + text + " stands twice, or not in the order of the shard");
    }
    return id;
  }

  private void content(Row row, String id, Schema table) throws IOException, InterruptedException {
    if (table == Tables.IMAGES) {
      pictureCount++;
      hashed += row.text("pdq") == null ? 0 : 1;
      List<String> wrong = pictures.wrong(row);
      if (!wrong.isEmpty()) {
        faults.add(
            "changed: the picture of %s is not what its row says: %s"
                .formatted(id, String.join(", ", wrong)));
      }
    } else {
      documents++;
      String text = Objects.requireNonNull(row.text("text"));
      if (!NormalText.fingerprint(text).hex().equals(row.text("text_sha256"))) {
        faults.add("changed: the text of " + id + " is not that of its text_sha256");
      }
    }
  }

  /** Tells a table that cannot be read from a screener that fails. */
  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(Exception cause) {
      super("a table cannot be read", cause);
    }
  }

  private static final class Rows implements AutoCloseable {
    private final TableReader reader;

    Rows(TableReader reader) {
      this.reader = reader;
    }

    @Nullable Row next() throws Unreadable {
      try {
        return reader.next();
      } catch (IOException | RuntimeException e) {
        throw new Unreadable(e);
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
