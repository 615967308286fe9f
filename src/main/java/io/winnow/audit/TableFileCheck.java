package io.winnow.audit;

import com.google.common.io.CountingInputStream;
import io.winnow.core.Reason;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.proof.RowDigest;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One file of a table against what its receipt says. */
final class TableFileCheck {
  private final List<String> faults = new ArrayList<>();
  private final RowDigest digest = new RowDigest();
  private final Map<String, Long> verdicts = new TreeMap<>();

  TableFileCheck(RunDirectory directory, TableFile file, SummaryCheck summary) {
    String path = Verifier.path(file);
    try {
      Store store = directory.table(file.table());
      CountingInputStream in = new CountingInputStream(store.open(file.name()));
      String sha256 = RunDirectory.sha256(in);
      if (!sha256.equals(file.sha256()) || in.getCount() != file.bytes()) {
        faults.add("changed: " + path + " is not the file that was written");
      }
      rows(store, file, summary);
    } catch (NoSuchFileException | FileNotFoundException e) {
      faults.add("missing: " + path);
    } catch (IOException | RuntimeException e) {
      faults.add("changed: " + path + " cannot be read as a table any more");
    }
    if (faults.isEmpty() && digest.rows() != file.rows()) {
      faults.add(
          "changed: %s has %,d rows, its receipt says %,d"
              .formatted(path, digest.rows(), file.rows()));
    } else if (faults.isEmpty() && !digest.hex().equals(file.rowDigest())) {
      faults.add("changed: " + path + " has other rows than its receipt says");
    } else if (faults.isEmpty() && !digest.root().equals(file.rowRoot())) {
      faults.add("changed: " + path + " has its rows in another order than its receipt says");
    }
  }

  private void rows(Store store, TableFile file, SummaryCheck summary) throws IOException {
    Schema schema =
        Tables.ALL.stream()
            .filter(s -> s.name().equals(file.table()))
            .findFirst()
            .orElseThrow(() -> new IOException("no such table"));
    try (TableReader reader = new TableReader(schema, store.channel(file.name()))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        digest.add(row);
        if (schema == Tables.LEDGER) {
          summary.add(row);
          verdicts.merge(Objects.requireNonNull(row.text("verdict")), 1L, Long::sum);
          if (Reason.PRESCREENED.id().equals(row.text("reason"))) {
            verdicts.merge(TableSum.PRESCREENED, 1L, Long::sum);
          }
        }
      }
    }
  }

  List<String> faults() {
    return faults;
  }

  long rows() {
    return digest.rows();
  }

  String rowDigest() {
    return digest.hex();
  }

  Map<String, Long> verdicts() {
    return verdicts;
  }
}
