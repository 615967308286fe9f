package io.winnow.spark;

import io.winnow.core.Receipt;
import io.winnow.run.CommitLog;
import io.winnow.run.DamagedException;
import io.winnow.run.DiskFull;
import io.winnow.run.Json;
import io.winnow.run.Locations;
import io.winnow.run.Owner;
import io.winnow.run.Plan;
import io.winnow.run.RunBusyException;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Opens the run directory: new, resumed or overwritten; anything else is refused. */
final class Openings {
  private Openings() {}

  /**
   * Takes the folder and puts the plan in it.
   *
   * @throws RunBusyException if the folder cannot be used
   */
  static Owner open(
      RunDirectory directory, Plan plan, CleanRequest.Existing existing, String nonce, Clock clock)
      throws IOException {
    refuse(directory, existing);
    boolean hasPlan = directory.hasPlan();
    Owner owner = take(directory, nonce, clock);
    try {
      owner.check(); // Of two that took over a dead run at once, the second has it.
      enter(directory, plan, existing, hasPlan);
      return owner;
    } catch (IOException | RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /**
   * Makes local folders that are not there yet: only what exists can be hidden from the screeners.
   *
   * @throws RunBusyException if one cannot be made
   */
  static void makeFolders(RunLocation location) {
    for (String folder : List.of(location.out(), location.ledger(), location.evidence())) {
      boolean inside = folder.startsWith(location.out() + "/");
      if (!inside && folder.startsWith("file:")) {
        boolean restricted = folder.equals(location.evidence());
        try {
          Store.at(folder, new Configuration(false)).makeFolder("", restricted);
        } catch (IOException e) {
          throw new RunBusyException(
              "%s cannot be written to: %s".formatted(Locations.shown(folder), reason(e)));
        }
      }
    }
  }

  /**
   * Looks whether the folder can be used, before anything slow begins.
   *
   * @throws RunBusyException if it holds a run that may not be touched, or something else
   */
  static void refuse(RunDirectory directory, CleanRequest.Existing existing) throws IOException {
    try {
      refuseUnlessUsable(directory, existing);
    } catch (NotDirectoryException e) {
      throw new RunBusyException(
          "%s cannot be written to: %s".formatted(shown(directory), reason(e)));
    }
  }

  private static void refuseUnlessUsable(RunDirectory directory, CleanRequest.Existing existing)
      throws IOException {
    boolean hasPlan = directory.hasPlan();
    List<String> foreign = directory.foreignNames();
    if (!foreign.isEmpty() && !hasPlan) {
      throw new RunBusyException(
          "%s holds something else (%s%s); choose an empty or new folder"
              .formatted(
                  shown(directory),
                  foreign.get(0),
                  foreign.size() > 1 ? " and %,d more".formatted(foreign.size() - 1) : ""));
    }
    if (hasPlan && existing == CleanRequest.Existing.REFUSE) {
      throw new RunBusyException(
          shown(directory)
              + " holds a run already; go on with it by --resume, replace it by --overwrite, or choose another folder");
    }
    if (!hasPlan) {
      refuseStrangers(directory);
      return;
    }
    for (String table : RunDirectory.TABLES) {
      directory.table(table).names(""); // Fails where a file is in the place of the folder.
    }
  }

  /** The folders of a request. */
  static RunDirectory directory(RunLocation location, Configuration configuration) {
    try {
      return new RunDirectory(location, configuration);
    } catch (IOException e) {
      throw new RunBusyException(Locations.shown(location.out()) + " cannot be used: " + reason(e));
    }
  }

  private static Owner take(RunDirectory directory, String nonce, Clock clock) {
    try {
      return Owner.take(directory.out(), nonce, clock);
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  private static RunBusyException notWritable(RunDirectory directory, IOException e) {
    return new RunBusyException(
        "%s cannot be written to: %s".formatted(shown(directory), reason(e)));
  }

  /** What an I/O error means, and what to do about it. */
  static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException) {
      return "there is no permission; check its owner and mode";
    }
    if (DiskFull.isBehind(e)) {
      return "the disk is full; free some space or choose another folder";
    }
    if (message.contains("Read-only file system")) {
      return "its file system is read-only; choose another folder";
    }
    if (e instanceof FileAlreadyExistsException
        || e instanceof NotDirectoryException
        || message.contains("Not a directory")) {
      return "there is a file where a folder should be; choose another folder";
    }
    if (e instanceof NoSuchFileException) {
      return "its folder cannot be made";
    }
    if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : message;
  }

  private static void enter(
      RunDirectory directory, Plan plan, CleanRequest.Existing existing, boolean hasPlan)
      throws IOException {
    if (hasPlan && existing == CleanRequest.Existing.RESUME) {
      List<String> differences = plan.differences(planOf(directory));
      if (!differences.isEmpty()) {
        throw new RunBusyException(
            "%s holds another run, which cannot be resumed: %s; choose another folder or --overwrite"
                .formatted(shown(directory), String.join("; ", differences)));
      }
      Collection<Receipt> receipts = CommitLog.open(directory.out()).receipts().values();
      directory
          .firstMissing(receipts)
          .ifPresent(
              file -> {
                throw new RunBusyException(
                    "%s cannot be resumed: %s/%s of a finished shard is missing or cut; put it back, or --overwrite"
                        .formatted(shown(directory), file.table(), file.name()));
              });
      directory.reopen();
      directory.sweep(receipts);
      closeToOthers(directory);
      return;
    }
    if (hasPlan) {
      directory.deleteRun();
    }
    refuseStrangers(directory);
    closeToOthers(directory);
    try {
      directory.out().replace(RunDirectory.PLAN, Json.pretty(plan));
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  /** A folder for evidence that was there before may have been open to others. */
  private static void closeToOthers(RunDirectory directory) {
    for (String table : RunDirectory.TABLES) {
      if (RunDirectory.isRestricted(table)) {
        try {
          directory.table(table).closeToOthers("");
        } catch (IOException e) {
          throw new RunBusyException(
              "%s is open to others and cannot be closed to them (%s); choose a new folder for the %s table"
                  .formatted(Locations.shown(directory.location().table(table)), reason(e), table));
        }
      }
    }
  }

  private static Plan planOf(RunDirectory directory) throws IOException {
    try {
      return directory.plan();
    } catch (DamagedException e) {
      throw new RunBusyException(
          "%s holds a run that cannot be resumed: %s; choose another folder or --overwrite"
              .formatted(shown(directory), e.getMessage()));
    }
  }

  private static void refuseStrangers(RunDirectory directory) throws IOException {
    for (String table : RunDirectory.TABLES) {
      if (!directory.table(table).names("").isEmpty()) {
        throw new RunBusyException(
            "%s holds files that are not of this run; choose an empty folder for the %s table"
                .formatted(Locations.shown(directory.location().table(table)), table));
      }
    }
  }

  private static String shown(RunDirectory directory) {
    return Locations.shown(directory.location().out());
  }
}
