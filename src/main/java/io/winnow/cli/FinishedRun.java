package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.DamagedException;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Finds a run, wherever it may have been moved. */
final class FinishedRun {
  private FinishedRun() {}

  /**
   * Opens one that has ended: ledger and evidence lie where the plan says unless they were in OUT.
   *
   * @throws ProblemsException if there is no run, or it has not ended
   */
  static RunDirectory at(String run) throws IOException {
    RunDirectory here = inside(run);
    if (!hasEnded(here)) {
      throw new ProblemsException(
          Problem.of(run, "has not ended: there is no run.json; go on with it by --resume"));
    }
    return located(here);
  }

  /**
   * The same, whether or not it has ended.
   *
   * @throws ProblemsException if there is no run
   */
  static RunDirectory endedOrNot(String run) throws IOException {
    return located(inside(run));
  }

  private static boolean hasEnded(RunDirectory run) throws IOException {
    return run.out().exists(RunDirectory.MANIFEST) || run.out().exists(RunDirectory.SUCCESS);
  }

  private static RunDirectory inside(String run) throws IOException {
    RunDirectory here = new RunDirectory(RunLocation.of(run, Optional.empty(), Optional.empty()));
    if (!hasEnded(here) && !here.hasPlan()) {
      throw new ProblemsException(Problem.of(run, "is no run directory: it has no plan"));
    }
    return here;
  }

  private static RunDirectory located(RunDirectory here) throws IOException {
    RunLocation planned;
    try {
      planned = here.plan().location();
    } catch (DamagedException | NoSuchFileException | FileNotFoundException e) {
      return here; // The verifier says so.
    }
    RunLocation actual =
        new RunLocation(
            here.location().out(),
            moved(planned, planned.ledger(), here.location().ledger()),
            moved(planned, planned.evidence(), here.location().evidence()));
    return new RunDirectory(actual);
  }

  private static String moved(RunLocation planned, String folder, String inside) {
    return folder.startsWith(planned.out() + "/") ? inside : folder;
  }
}
