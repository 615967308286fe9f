package io.winnow.spark;

import io.winnow.run.CommitLog;
import io.winnow.run.Json;
import io.winnow.run.Owner;
import io.winnow.run.Plan;
import io.winnow.run.RunBusyException;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Clock;
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
    boolean hasPlan = directory.hasPlan();
    List<String> foreign = directory.foreignNames();
    if (!foreign.isEmpty() && !hasPlan) {
      throw new RunBusyException(
          "%s holds something else (%s%s); choose an empty or new folder"
              .formatted(
                  directory.location().out(),
                  foreign.get(0),
                  foreign.size() > 1 ? " and %,d more".formatted(foreign.size() - 1) : ""));
    }
    if (hasPlan && existing == CleanRequest.Existing.REFUSE) {
      throw new RunBusyException(
          directory.location().out()
              + " holds a run already; go on with it by --resume, replace it by --overwrite, or choose another folder");
    }
    Owner owner = take(directory, nonce, clock);
    try {
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
  static void makeFolders(RunLocation location) throws IOException {
    for (String folder : List.of(location.out(), location.ledger(), location.evidence())) {
      boolean inside = folder.startsWith(location.out() + "/");
      if (!inside && folder.startsWith("file:")) {
        boolean restricted = folder.equals(location.evidence());
        writing(
            folder,
            () -> {
              Store.at(folder, new Configuration(false)).makeFolder("", restricted);
              return folder;
            });
      }
    }
  }

  private static Owner take(RunDirectory directory, String nonce, Clock clock) throws IOException {
    return writing(directory.location().out(), () -> Owner.take(directory.out(), nonce, clock));
  }

  private interface Writing<T> {
    T run() throws IOException;
  }

  private static <T> T writing(String folder, Writing<T> action) throws IOException {
    try {
      return action.run();
    } catch (AccessDeniedException e) {
      throw new RunBusyException(folder + " may not be written to; check its permissions");
    } catch (FileSystemException e) {
      throw new RunBusyException(folder + " cannot be written to: " + e.getReason());
    }
  }

  private static void enter(
      RunDirectory directory, Plan plan, CleanRequest.Existing existing, boolean hasPlan)
      throws IOException {
    if (hasPlan && existing == CleanRequest.Existing.RESUME) {
      List<String> differences = plan.differences(planOf(directory));
      if (!differences.isEmpty()) {
        throw new RunBusyException(
            "%s holds another run, which cannot be resumed: %s; choose another folder or --overwrite"
                .formatted(directory.location().out(), String.join("; ", differences)));
      }
      directory.reopen();
      directory.sweep(CommitLog.open(directory.out()).receipts().values());
      return;
    }
    if (hasPlan) {
      directory.deleteRun();
    }
    for (String table : RunDirectory.TABLES) {
      refuseStrangers(directory, table);
    }
    // Whole or not at all: half a plan could be neither resumed nor told from another.
    directory.out().replace(RunDirectory.PLAN, Json.pretty(plan));
  }

  private static Plan planOf(RunDirectory directory) throws IOException {
    try {
      return directory.plan();
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new RunBusyException(
          directory.location().out()
              + " holds a run whose plan cannot be read; choose another folder or --overwrite");
    }
  }

  private static void refuseStrangers(RunDirectory directory, String table) throws IOException {
    Store store = directory.table(table);
    if (!store.files("").isEmpty()) {
      throw new RunBusyException(
          "%s holds files that are not of this run; choose an empty folder for the %s table"
              .formatted(directory.location().table(table), table));
    }
  }
}
