package io.winnow.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that keeps two runs apart: who owns the run directory, with a heartbeat. An owner whose
 * heartbeat has stopped is dead, and its folder may be taken over.
 */
public final class Owner implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Owner.class);
  static final String FILE = RunLocation.META + "/owner.json";

  /** How often the owner says that it is alive. */
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** After how long without a beat it counts as dead. */
  static final Duration DEAD = Duration.ofSeconds(60);

  private final Store store;
  private final String nonce;
  private final Clock clock;
  private final ScheduledExecutorService heart;

  private Owner(Store store, String nonce, Clock clock) {
    this.store = store;
    this.nonce = nonce;
    this.clock = clock;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "winnow-owner");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The content of the owner file.
   *
   * @param nonce the application
   * @param host and process it runs in, for the message
   * @param process id of it
   * @param beat last sign of life, ISO 8601
   */
  record Claim(String nonce, String host, long process, String beat) {}

  /**
   * Takes a run directory.
   *
   * @throws RunBusyException if another owner is alive in it
   */
  public static Owner take(Store store, String nonce, Clock clock) throws IOException {
    Owner owner = new Owner(store, nonce, clock);
    if (store.exists(FILE)) {
      refuseIfAlive(store, clock);
      store.replace(FILE, owner.claim());
    } else {
      owner.claimFirst();
    }
    owner.heart.scheduleWithFixedDelay(
        owner::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return owner;
  }

  private static void refuseIfAlive(Store store, Clock clock) throws IOException {
    Claim claim;
    try {
      claim = Json.read(store.read(FILE), Claim.class);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return; // Cut while it was written: its owner died then.
    }
    Duration age = Duration.between(Instant.parse(claim.beat()), clock.instant());
    boolean gone = claim.host().equals(host()) && ProcessHandle.of(claim.process()).isEmpty();
    if (age.compareTo(DEAD) < 0 && !gone) {
      throw new RunBusyException(
          "%s is in use by process %d on %s, which was alive %d s ago; wait for it, end it, or choose another output folder"
              .formatted(store.location(), claim.process(), claim.host(), age.toSeconds()));
    }
  }

  /** Of two that come at the same moment, one is second here. */
  private void claimFirst() throws IOException {
    try (OutputStream out = store.create(FILE, false)) {
      out.write(claim());
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      throw new RunBusyException(
          store.location() + " was taken by another run at this very moment; try again later");
    }
  }

  private byte[] claim() {
    return Json.pretty(
        new Claim(nonce, host(), ProcessHandle.current().pid(), clock.instant().toString()));
  }

  /** Says that it is alive, unless another has taken over in the meantime. */
  synchronized void beat() {
    try {
      if (isOurs()) {
        store.replace(FILE, claim());
      }
    } catch (IOException e) {
      // The next beat may fare better. To throw here would end all beats for good, and another
      // run would take the folder from one that is alive.
      LOG.warn("the owner file of {} cannot be renewed", store.location());
    }
  }

  /**
   * Passes while the directory is ours. A machine that slept for a minute wakes as one that others
   * take for dead: it must neither commit nor delete.
   *
   * @throws RunBusyException if another has taken over in the meantime
   */
  public synchronized void require() throws IOException {
    if (!isOurs()) {
      throw new RunBusyException(
          store.location() + " was taken over by another run while this one gave no sign of life");
    }
  }

  private boolean isOurs() throws IOException {
    try {
      return Json.read(store.read(FILE), Claim.class).nonce().equals(nonce);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return true; // Cut by our own last beat: nobody else writes while we are alive.
    }
  }

  private static String host() {
    try {
      return java.net.InetAddress.getLocalHost().getHostName();
    } catch (java.net.UnknownHostException e) {
      return "localhost";
    }
  }

  @Override
  public void close() throws IOException {
    heart.shutdownNow();
    try {
      heart.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (store.exists(FILE) && isOurs()) {
      store.delete(FILE);
    }
  }
}
