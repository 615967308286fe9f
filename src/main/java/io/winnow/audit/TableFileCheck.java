package io.winnow.audit;

import com.google.common.io.CountingInputStream;
import io.winnow.core.FindingClass;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.core.Verdict;
import io.winnow.proof.RowDigest;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.proof.seal.SealException;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One file of a table against what its receipt says. */
final class TableFileCheck {
  private final List<String> faults = new ArrayList<>();
  private final RowDigest digest = new RowDigest();
  private final Map<String, Long> verdicts = new TreeMap<>();
  private final Map<String, SortedMap<String, Long>> causes = new TreeMap<>();
  private final SortedMap<String, Long> reviews = new TreeMap<>();
  private final HitCount hits = new HitCount();
  private long keptThoughBinding;

  /** Whether it is sealed and there is no key: its rows are taken from its receipt unseen. */
  private final boolean unopened;

  private final TableFile file;

  /**
   * Checks a file.
   *
   * @param evidenceKey what it is opened with, where it is sealed
   * @param summary is told of every row of the ledger
   */
  TableFileCheck(
      RunDirectory directory,
      TableFile file,
      Optional<OpeningKey> evidenceKey,
      SummaryCheck summary) {
    this.file = file;
    this.unopened = RunDirectory.isSealed(file.name()) && evidenceKey.isEmpty();
    String path = Verifier.path(file);
    try {
      Store store = directory.table(file.table());
      CountingInputStream in = new CountingInputStream(store.open(file.name()));
      String sha256 = RunDirectory.sha256(in);
      if (!sha256.equals(file.sha256()) || in.getCount() != file.bytes()) {
        faults.add("changed: " + path + " is not the file that was written");
      }
      if (!unopened) {
        rows(store, evidenceKey, summary);
      }
    } catch (NoSuchFileException | FileNotFoundException e) {
      faults.add("missing: " + path);
    } catch (SealException e) {
      faults.add("changed: " + path + " " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      faults.add("changed: " + path + " cannot be read as a table any more");
    }
    if (faults.isEmpty() && !unopened) {
      compare(path);
    }
  }

  private void compare(String path) {
    if (digest.rows() != file.rows()) {
      faults.add(
          "changed: %s has %,d rows, its receipt says %,d"
              .formatted(path, digest.rows(), file.rows()));
    } else if (!digest.hex().equals(file.rowDigest())) {
      faults.add("changed: " + path + " has other rows than its receipt says");
    } else if (!digest.root().equals(file.rowRoot())) {
      faults.add("changed: " + path + " has its rows in another order than its receipt says");
    }
    if (keptThoughBinding > 0) {
      faults.add(
          "does not add up: %s has %,d rows of items that nobody may keep and that are not excluded"
              .formatted(path, keptThoughBinding));
    }
  }

  private void rows(Store store, Optional<OpeningKey> evidenceKey, SummaryCheck summary)
      throws IOException {
    Schema schema =
        Tables.ALL.stream()
            .filter(s -> s.name().equals(file.table()))
            .findFirst()
            .orElseThrow(() -> new IOException("no such table"));
    SeekableByteChannel channel = store.channel(file.name());
    if (RunDirectory.isSealed(file.name())) {
      channel = evidenceKey.orElseThrow().open(file.name(), channel);
    }
    try (TableReader reader = new TableReader(schema, channel)) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        digest.add(row);
        if (schema == Tables.EVIDENCE) {
          hits.add(row);
        } else if (schema == Tables.LEDGER) {
          summary.add(row);
          String verdict = Objects.requireNonNull(row.text("verdict"));
          verdicts.merge(verdict, 1L, Long::sum);
          causes
              .computeIfAbsent(verdict, v -> new TreeMap<>())
              .merge(row.text("class") + "/" + row.text("reason"), 1L, Long::sum);
          if (Reason.PRESCREENED.id().equals(row.text("reason"))) {
            verdicts.merge(TableSum.PRESCREENED, 1L, Long::sum);
          }
          reviews(row, verdict);
        }
      }
    }
  }

  private void reviews(Row row, String verdict) {
    boolean binding = false;
    for (Row finding : LedgerScan.findings(row)) {
      String reason = String.valueOf(finding.text("reason"));
      if (Reason.byId(reason).filter(Reason::isReview).isPresent()) {
        reviews.merge(reason, 1L, Long::sum);
      }
      binding |=
          Purpose.CSAM.id().equals(finding.text("purpose"))
              || FindingClass.UNSCANNABLE.id().equals(finding.text("class"));
    }
    keptThoughBinding += binding && !verdict.equals(Verdict.EXCLUDED.id()) ? 1 : 0;
  }

  List<String> faults() {
    return faults;
  }

  boolean unopened() {
    return unopened;
  }

  /** How many rows were looked at. */
  long checkedRows() {
    return digest.rows();
  }

  /** How many rows it holds; where it was not opened, as its receipt says. */
  long rows() {
    return unopened ? file.rows() : digest.rows();
  }

  /** Digest of its rows; where it was not opened, as its receipt says. */
  String rowDigest() {
    return unopened ? file.rowDigest() : digest.hex();
  }

  Map<String, Long> verdicts() {
    return verdicts;
  }

  /** Rows of a ledger's file with that verdict, by {@code class/reason}. */
  SortedMap<String, Long> causes(String verdict) {
    return causes.getOrDefault(verdict, Collections.emptySortedMap());
  }

  /** The items of an evidence file that was opened. */
  HitCount hits() {
    return hits;
  }

  /** Rows of a ledger's file by what became of a reviewer's decision on their items. */
  SortedMap<String, Long> reviews() {
    return Collections.unmodifiableSortedMap(reviews);
  }
}
