package io.winnow.cli;

import io.winnow.audit.RunSignature;
import io.winnow.audit.RunStatement;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.DamagedException;
import io.winnow.run.Locations;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * Finds a run, wherever it may have been moved.
 *
 * <p>Who gets a run from somebody else gets its plan from him too. So a place outside the run's
 * folder is believed only from the plan that the manifest names; of another file system, which
 * would be a call to a host of somebody else's choice, no table is opened even then.
 */
final class FinishedRun {
  /** What only a run leaves that has ended. */
  private static final List<String> ENDS =
      List.of(RunDirectory.MANIFEST, RunDirectory.SUCCESS, RunDirectory.SUMMARY, RunStatement.FILE);

  private FinishedRun() {}

  /**
   * Opens one that has ended: ledger and evidence lie where the plan says unless they were in OUT.
   *
   * @throws ProblemsException if there is no run, or it has not ended
   */
  static RunDirectory at(String run) throws IOException {
    return at(run, Optional.empty());
  }

  /**
   * The same, of which nothing outside its folder is looked for if it is signed, but its plan is
   * not signed with that key.
   */
  static RunDirectory at(String run, Optional<VerifyingKey> trusted) throws IOException {
    RunDirectory here = inside(run);
    if (!hasEnded(here)) {
      throw new ProblemsException(
          Problem.of(run, "has not ended: there is no run.json; go on with it by --resume"));
    }
    return located(here, trusted);
  }

  /**
   * The same, whether or not it has ended.
   *
   * @throws ProblemsException if there is no run
   */
  static RunDirectory endedOrNot(String run) throws IOException {
    return located(inside(run), Optional.empty());
  }

  private static boolean hasEnded(RunDirectory run) throws IOException {
    for (String end : ENDS) {
      if (run.out().exists(end)) {
        return true;
      }
    }
    return false;
  }

  private static RunDirectory inside(String run) throws IOException {
    RunDirectory here = new RunDirectory(RunLocation.of(run, Optional.empty(), Optional.empty()));
    if (!hasEnded(here) && !here.hasPlan()) {
      throw new ProblemsException(Problem.of(run, "is no run directory: it has no plan"));
    }
    return here;
  }

  private static RunDirectory located(RunDirectory here, Optional<VerifyingKey> trusted)
      throws IOException {
    RunLocation planned;
    try {
      planned = here.plan().location();
      if (!isBelieved(here, trusted)) {
        return here;
      }
    } catch (DamagedException | NoSuchFileException | FileNotFoundException e) {
      return here; // The verifier says so.
    }
    return RunDirectory.ofItsFileSystem(
        new RunLocation(
            here.location().out(),
            place(here, planned, "ledger"),
            place(here, planned, "evidence")));
  }

  /** Whether it is the plan that manifest and signature name, where there are such. */
  private static boolean isBelieved(RunDirectory here, Optional<VerifyingKey> trusted)
      throws IOException {
    boolean named =
        !here.out().exists(RunDirectory.MANIFEST)
            || here.planSha256().equals(here.manifest().planSha256());
    return named && (trusted.isEmpty() || new RunSignature(here).allowsPlan(trusted.get()));
  }

  private static String place(RunDirectory here, RunLocation planned, String table)
      throws IOException {
    String folder = planned.table(table);
    String inside = here.location().table(table);
    if (folder.startsWith(planned.out() + "/")) {
      return inside;
    }
    boolean isFar = !Locations.sameFileSystem(folder, here.location().out());
    return isFar && here.out().exists(table) ? inside : folder;
  }
}
