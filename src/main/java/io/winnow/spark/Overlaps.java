package io.winnow.spark;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import io.winnow.run.Locations;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    Map<String, String> folders = folders(request.location());
    for (String input : request.inputs()) {
      // Of a glob only the folder before its first wildcard is known.
      String fixed = input.replaceFirst("/[^/]*[*?\\[{].*$", "");
      Set<String> hit = new LinkedHashSet<>();
      folders.values().stream().filter(f -> Locations.overlap(f, fixed)).forEach(hit::add);
      if (!hit.isEmpty()) {
        problems.add(
            Problem.of(
                Locations.shown(hit.iterator().next()),
                "overlaps the input " + input + "; choose an output folder apart"));
      }
    }
    tables(request.location(), problems);
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  private static void tables(RunLocation location, List<Problem> problems) {
    apart(location, "ledger", problems);
    apart(location, "evidence", problems);
    if (Locations.overlap(location.ledger(), location.evidence())) {
      problems.add(
          Problem.of(
              Locations.shown(location.ledger()),
              "overlaps the evidence folder; keep the two apart"));
    }
  }

  /** A table lies in its own folder in OUT, or away from OUT. */
  private static void apart(RunLocation location, String table, List<Problem> problems) {
    String folder = location.table(table);
    boolean usual = folder.equals(Locations.child(location.out(), table));
    if (!usual && Locations.overlap(folder, location.out())) {
      problems.add(
          Problem.of(
              Locations.shown(folder),
              "overlaps the output folder; choose another %s folder, apart from it"
                  .formatted(table)));
    }
  }

  /**
   * Checks the shards that were found, which lists of inputs and globs may have led anywhere.
   *
   * @throws ProblemsException if one of them lies where this run writes
   */
  static void refuse(RunLocation location, List<Shard> shards) {
    for (String folder : List.of(location.out(), location.ledger(), location.evidence())) {
      for (Shard shard : shards) {
        if (Locations.overlap(folder, shard.location())) {
          throw new ProblemsException(
              Problem.of(
                  Locations.shown(folder),
                  "holds the input " + shard.path() + "; choose a folder apart"));
        }
      }
    }
  }

  /** Every folder of a run by what it is for, OUT first. */
  private static Map<String, String> folders(RunLocation location) {
    Map<String, String> folders = new LinkedHashMap<>();
    folders.put("the run", location.out());
    folders.put("the manifest", Locations.child(location.out(), RunLocation.META));
    for (String table : RunDirectory.TABLES) {
      folders.put(table, location.table(table));
    }
    return folders;
  }
}
