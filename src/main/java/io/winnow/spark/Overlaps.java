package io.winnow.spark;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
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
    shared(folders).forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
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

  private static List<Problem> shared(Map<String, String> folders) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> first = new LinkedHashMap<>();
    folders.forEach(
        (use, folder) -> {
          String other = first.putIfAbsent(folder, use);
          if (other != null) {
            problems.add(
                Problem.of(
                    Locations.shown(folder),
                    "cannot hold both %s and %s; keep them apart".formatted(other, use)));
          }
        });
    return problems;
  }
}
