package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.run.RunDirectory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which runs {@code report --earlier} may name, looked at before any of them is counted. */
final class EarlierNames {
  private EarlierNames() {}

  /**
   * What is wrong with them: a run would be compared with itself, or counted twice. A run is the
   * same wherever a copy of it lies.
   *
   * @param itself the run that is reported on
   * @param earlier the others by the names that the user gave, in that order
   */
  static List<Problem> problems(RunDirectory itself, List<Named> earlier) throws IOException {
    Map<String, String> seen = new HashMap<>();
    String own = name(itself);
    List<Problem> problems = new ArrayList<>();
    for (Named other : earlier) {
      String name = name(other.run());
      String before = seen.putIfAbsent(name, other.location());
      if (name.equals(own)) {
        problems.add(
            Problem.of(
                "--earlier " + other.location(),
                "is the run that is reported on; name runs from before it"));
      } else if (before != null) {
        problems.add(
            Problem.of(
                "--earlier " + other.location(),
                "is the same run as " + before + "; name it once"));
      }
    }
    return problems;
  }

  /**
   * A run and how the user called it.
   *
   * @param location as the user named it
   * @param run what lies there
   */
  record Named(String location, RunDirectory run) {}

  private static String name(RunDirectory run) throws IOException {
    try (InputStream manifest = run.out().open(RunDirectory.MANIFEST)) {
      return RunDirectory.sha256(manifest);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return run.location().out(); // Whoever reads it will say so.
    }
  }
}
