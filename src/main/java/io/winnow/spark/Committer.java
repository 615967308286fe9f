package io.winnow.spark;

import io.winnow.core.Receipt;
import io.winnow.run.CommitLog;
import io.winnow.run.Owner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes receipts from the scheduler's thread and commits them in groups, so that ninety thousand
 * units are not ninety thousand round trips to an object store.
 */
final class Committer implements AutoCloseable {
  /** Longest time that a receipt waits for company. */
  private static final long WAIT_MILLIS = 2_000;

  private static final int MOST_IN_A_GROUP = 500;

  private final CommitLog log;
  private final Owner owner;
  private final JobProgress progress;
  private final BlockingQueue<Receipt> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable IOException failure;

  Committer(CommitLog log, Owner owner, JobProgress progress) {
    this.log = log;
    this.owner = owner;
    this.progress = progress;
    this.thread = new Thread(this::run, "winnow-committer");
    thread.setDaemon(true);
    thread.start();
  }

  void add(Receipt receipt) {
    queue.add(receipt);
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        List<Receipt> group = next();
        if (!group.isEmpty()) {
          owner.require();
          log.commit(group);
          group.forEach(progress::committed);
        }
      }
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException e) {
      // A thread that ends without a word would lose every receipt after this one.
      failure = new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      failure = new IOException("interrupted before all receipts were committed", e);
    }
  }

  private List<Receipt> next() throws InterruptedException {
    List<Receipt> group = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
    while (group.size() < MOST_IN_A_GROUP) {
      long left = closing ? 0 : end - System.nanoTime();
      Receipt receipt =
          left > 0 ? queue.poll(Math.min(left, 200_000_000L), TimeUnit.NANOSECONDS) : queue.poll();
      if (receipt != null) {
        group.add(receipt);
      } else if (left <= 0) {
        break;
      }
    }
    return group;
  }

  /** Throws what went wrong in the meantime. */
  void check() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw new IOException("receipts cannot be committed: " + failed.getMessage(), failed);
    }
  }

  /** Commits what is left. */
  @Override
  public void close() throws IOException {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      thread.interrupt();
    }
    check();
  }
}
