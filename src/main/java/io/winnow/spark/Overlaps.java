package io.winnow.spark;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.Locations;
import java.util.ArrayList;
import java.util.List;

/** Refuses requests whose folders lie in one another. */
final class Overlaps {
  private Overlaps() {}

  /**
   * Checks a request.
   *
   * @throws ProblemsException if the output lies in an input or the other way round, or two tables
   *     would share a folder
   */
  static void refuse(CleanRequest request) {
    List<Problem> problems = new ArrayList<>();
    String out = request.location().out();
    for (String input : request.inputs()) {
      // Of a glob only the folder before its first wildcard is known.
      String fixed = input.replaceFirst("/[^/]*[*?\\[{].*$", "");
      if (Locations.overlap(out, fixed)) {
        problems.add(
            Problem.of(out, "overlaps the input " + input + "; choose an output folder apart"));
      }
    }
    if (request.location().ledger().equals(request.location().evidence())) {
      problems.add(
          Problem.of(
              request.location().ledger(),
              "cannot hold both ledger and evidence; keep them apart"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }
}
