package io.winnow.run;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The file that keeps two runs apart: who owns the run directory, with a heartbeat. An owner whose
 * heartbeat has stopped is dead, and its folder may be taken over. One that was only asleep sees at
 * its next {@link #check()} that the folder is no longer its own.
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
   * @param space the process table that the id is of: containers may share a host's name
   * @param beat last sign of life, ISO 8601
   */
  record Claim(String nonce, String host, long process, String space, String beat) {
    Claim {
      Objects.requireNonNull(nonce);
      Objects.requireNonNull(host);
      Objects.requireNonNull(space);
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
      store.delete(FILE);
    }
    Owner owner = new Owner(store, nonce, clock);
    owner.claim();
    var unused =
        owner.heart.scheduleWithFixedDelay(
            owner::beatOrLeave, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return owner;
  }

  /** Of two that come at the same time, one creates the file. */
  private void claim() throws IOException {
    try (OutputStream out = store.create(FILE, false)) {
      out.write(Json.pretty(mine()));
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      throw new RunBusyException(
          place(store) + " was taken by another run just now; choose another output folder");
    } catch (IOException e) {
      store.delete(FILE); // Made by us, but without room for what it should say.
      throw e;
    }
  }

  private static void refuseIfAlive(Store store, Clock clock) throws IOException {
    Claim claim = read(store);
    if (claim == null) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)); // It may be in the middle of its beat.
      claim = read(store);
    }
    if (claim == null) {
      return; // Cut while it was written: its owner died then.
    }
    Duration age;
    try {
      age = Duration.between(Instant.parse(claim.beat()), clock.instant());
    } catch (DateTimeParseException e) {
      return; // Not one of ours: nobody alive writes such a thing.
    }
    boolean gone =
        claim.host().equals(host())
            && claim.space().equals(space())
            && ProcessHandle.of(claim.process()).isEmpty();
    if (age.compareTo(DEAD) < 0 && !gone) {
      throw new RunBusyException(
          "%s is in use by process %d on %s, which was alive %d s ago; wait for it, end it, or choose another output folder"
              .formatted(place(store), claim.process(), claim.host(), age.toSeconds()));
    }
  }

  /**
   * Checks that the folder is still this owner's; to be called before anything is committed or
   * removed.
   *
   * @throws IOException if it is not, or that cannot be told
   */
  public void check() throws IOException {
    Claim claim = read(store);
    if (claim == null || !claim.nonce().equals(nonce)) {
      throw new IOException(
          place(store)
              + (claim == null
                  ? " has lost its owner file"
                  : " was taken over by process %d on %s".formatted(claim.process(), claim.host()))
              + "; this run has stopped and leaves it alone");
    }
  }

  /** The claim that lies there; null if there is none, or half of one. */
  private static @Nullable Claim read(Store store) throws IOException {
    try {
      return Json.read(store.read(FILE), Claim.class);
    } catch (DamagedException | NoSuchFileException | FileNotFoundException e) {
      return null;
    }
  }

  private Claim mine() {
    return new Claim(
        nonce, host(), ProcessHandle.current().pid(), space(), clock.instant().toString());
  }

  private void beatOrLeave() {
    try {
      check();
      store.replace(FILE, Json.pretty(mine()));
    } catch (IOException | RuntimeException e) {
      // A beat that was missed is made up by the next; one that is missed for good is seen by the
      // next commit. An exception from here would end the heart.
    }
  }

  private static String space() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | RuntimeException e) {
      return ""; // Not Linux.
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
    Claim claim = read(store);
    if (claim != null && claim.nonce().equals(nonce)) {
      store.delete(FILE);
    }
  }

  private static String place(Store store) {
    return Locations.shown(store.location());
  }
}
