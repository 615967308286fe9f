package io.winnow.run;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The file that keeps two runs apart: who owns the run directory, with a heartbeat. An owner whose
 * heartbeat has stopped is dead, and its folder may be taken over.
 */
public final class Owner implements Closeable {
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
  record Claim(String nonce, String host, long process, String beat) {
    Claim {
      Objects.requireNonNull(nonce);
      Objects.requireNonNull(host);
      Objects.requireNonNull(beat);
    }
  }

  /**
   * Takes a run directory.
   *
   * @throws RunBusyException if another owner is alive in it
   */
  public static Owner take(Store store, String nonce, Clock clock) throws IOException {
    if (store.exists(FILE)) {
      refuseIfAlive(store, clock);
    }
    Owner owner = new Owner(store, nonce, clock);
    owner.beat();
    owner.heart.scheduleWithFixedDelay(
        owner::beatOrLeave, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return owner;
  }

  private static void refuseIfAlive(Store store, Clock clock) throws IOException {
    Claim claim;
    Instant beat;
    try {
      claim = Json.read(store.read(FILE), Claim.class);
      beat = Instant.parse(claim.beat());
    } catch (DamagedException | DateTimeParseException e) {
      return; // Cut while it was written: its owner died then.
    }
    Duration age = Duration.between(beat, clock.instant());
    boolean gone = claim.host().equals(host()) && ProcessHandle.of(claim.process()).isEmpty();
    if (age.compareTo(DEAD) < 0 && !gone) {
      throw new RunBusyException(
          "%s is in use by process %d on %s, which was alive %d s ago; wait for it, end it, or choose another output folder"
              .formatted(
                  Locations.shown(store.location()),
                  claim.process(),
                  claim.host(),
                  age.toSeconds()));
    }
  }

  private void beat() throws IOException {
    Claim claim =
        new Claim(nonce, host(), ProcessHandle.current().pid(), clock.instant().toString());
    store.replace(FILE, Json.pretty(claim));
  }

  private void beatOrLeave() {
    try {
      beat();
    } catch (IOException e) {
      // The next commit meets the same trouble and reports it. The heart must go on: a disk that
      // is full for a minute would otherwise let a second run in beside this one.
      return;
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
    store.delete(FILE);
  }
}
