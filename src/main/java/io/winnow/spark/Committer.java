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

  private final Owner owner;
  private final CommitLog log;
  private final JobProgress progress;
  private final BlockingQueue<Receipt> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile Runnable whenItFails = () -> {};
  private volatile boolean closing;
  private volatile @Nullable IOException failure;

  Committer(Owner owner, CommitLog log, JobProgress progress) {
    this.owner = owner;
    this.log = log;
    this.progress = progress;
    this.thread = new Thread(this::run, "winnow-committer");
    thread.setDaemon(true);
    thread.start();
  }

  void add(Receipt receipt) {
    queue.add(receipt);
  }

  /** What to do once nothing can be committed any more: there is no sense in going on. */
  void whenItFails(Runnable action) {
    whenItFails = action;
    if (failure != null) {
      action.run();
    }
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        List<Receipt> group = next();
        if (!group.isEmpty()) {
          owner.check();
          log.commit(group);
          group.forEach(progress::committed);
        }
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      fail(new IOException("interrupted before all receipts were committed", e));
    } catch (RuntimeException e) {
      // Of a file system or a listener; receipts that nobody commits must not go unnoticed.
      fail(new IOException(e.getClass().getName(), e));
    }
  }

  private void fail(IOException e) {
    failure = e;
    whenItFails.run();
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
