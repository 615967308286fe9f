package io.winnow.evidence;

import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.proof.seal.SealException;
import io.winnow.run.CommitLog;
import io.winnow.run.DamagedException;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A run's evidence files, as its receipts name them: also of a run that has not ended. */
final class EvidenceFiles {
  private final Store store;
  private final Optional<OpeningKey> key;
  private final List<TableFile> files;

  EvidenceFiles(RunDirectory run, Optional<OpeningKey> key) throws IOException {
    this.store = run.table(Tables.EVIDENCE.name());
    this.key = key;
    this.files = new ArrayList<>();
    List<Receipt> receipts = new ArrayList<>(CommitLog.open(run.out()).receipts().values());
    receipts.sort(Comparator.comparing(Receipt::unitKey));
    for (Receipt receipt : receipts) {
      for (TableFile file : receipt.files()) {
        if (file.table().equals(Tables.EVIDENCE.name())) {
          files.add(named(receipt, file));
        }
      }
    }
  }

  /** What a receipt names is opened only if it can be its unit's: a name is never a path. */
  private static TableFile named(Receipt receipt, TableFile file) throws DamagedException {
    String name = receipt.unitKey() + "-" + receipt.attempt() + ".parquet";
    String plain =
        RunDirectory.isSealed(file.name())
            ? file.name().substring(0, file.name().length() - RunDirectory.SEALED.length())
            : file.name();
    if (!plain.equals(name) || name.indexOf('/') >= 0) {
      throw new DamagedException("a receipt names an evidence file that is not its unit's");
    }
    return file;
  }

  /** In the order of their units, so that the same run gives the same rows in the same order. */
  List<TableFile> files() {
    return files;
  }

  long sealed() {
    return files.stream().filter(file -> RunDirectory.isSealed(file.name())).count();
  }

  /**
   * Opens one that is, byte for byte, what its receipt says.
   *
   * @throws DamagedException if it is missing or is not
   */
  TableReader open(TableFile file) throws IOException {
    String path = file.table() + "/" + file.name();
    try {
      try (InputStream in = store.open(file.name())) {
        if (!RunDirectory.sha256(in).equals(file.sha256())) {
          throw new DamagedException(path + " is not the file that was written");
        }
      }
      SeekableByteChannel channel = store.channel(file.name());
      if (RunDirectory.isSealed(file.name())) {
        channel = key.orElseThrow().open(file.name(), channel);
      }
      return new TableReader(Tables.EVIDENCE, channel);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new DamagedException(path + " is missing");
    } catch (SealException e) {
      throw new DamagedException(path + " " + e.getMessage());
    }
  }
}
