package io.winnow.summary;

import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.policy.Policy;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * The one pass over a ledger. Files are read side by side; what each of them gives is added in the
 * order of the units' keys, so that the sum is the same however many are read at a time.
 */
public final class LedgerPass {
  /** Readers are of no use beyond what a disk or a network gives. */
  private static final int MOST_READERS = 8;

  /** What a reader may need: a row group, its pages decompressed, and what it has counted. */
  private static final long READER_BYTES = 128L << 20;

  private static final long STEP = 1 << 16;

  private final Policy policy;
  private final int readers;
  private final LongConsumer progress;
  private long rows;

  /**
   * A pass with as many readers as there are processors and memory for.
   *
   * @param policy what the run applied
   * @param progress told now and then how many rows were read; from any thread, one at a time
   */
  public LedgerPass(Policy policy, LongConsumer progress) {
    this(
        policy,
        progress,
        (int)
            Math.max(
                1,
                Math.min(
                    Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors()),
                    Runtime.getRuntime().maxMemory() / READER_BYTES)));
  }

  LedgerPass(Policy policy, LongConsumer progress, int readers) {
    this.policy = policy;
    this.progress = progress;
    this.readers = readers;
  }

  /**
   * Reads the ledger files of these receipts.
   *
   * @throws IOException if one of them cannot be read
   */
  public LedgerTally read(RunDirectory directory, Collection<Receipt> receipts) throws IOException {
    Store store = directory.table(Tables.LEDGER.name());
    LedgerTally sum = LedgerTally.ofRun(policy);
    Deque<Future<LedgerTally>> underWay = new ArrayDeque<>();
    ExecutorService threads = Executors.newFixedThreadPool(readers, LedgerPass::thread);
    try {
      for (LedgerFile file : files(receipts)) {
        // What is read ahead of its turn is held: never much.
        if (underWay.size() >= 2 * readers) {
          sum.add(result(underWay.remove()));
        }
        underWay.add(threads.submit(() -> read(store, file)));
      }
      while (!underWay.isEmpty()) {
        sum.add(result(underWay.remove()));
      }
    } finally {
      threads.shutdownNow();
    }
    return sum;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "winnow-summary");
    thread.setDaemon(true);
    return thread;
  }

  /** A file and whose it is. */
  private record LedgerFile(String unitKey, String name) {}

  private static List<LedgerFile> files(Collection<Receipt> receipts) {
    List<LedgerFile> files = new ArrayList<>();
    receipts.stream()
        .sorted(Comparator.comparing(Receipt::unitKey))
        .forEach(
            receipt -> {
              for (TableFile file : receipt.files()) {
                if (file.table().equals(Tables.LEDGER.name())) {
                  files.add(new LedgerFile(receipt.unitKey(), file.name()));
                }
              }
            });
    return files;
  }

  private LedgerTally read(Store store, LedgerFile file) throws IOException {
    LedgerTally tally = LedgerTally.ofFile(policy, file.unitKey());
    try (TableReader reader =
        new TableReader(Tables.LEDGER, LedgerColumns.READ, store.channel(file.name()))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        tally.add(row);
        if (tally.rows() % STEP == 0) {
          tell(STEP);
        }
      }
    }
    tell(tally.rows() % STEP);
    return tally;
  }

  private synchronized void tell(long more) {
    rows += more;
    progress.accept(rows);
  }

  private static LedgerTally result(Future<LedgerTally> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException("a ledger file cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the ledger was read");
    }
  }
}
