package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.Locations;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One {@code -f FORMAT=FILE}.
 *
 * @param format what it is called
 * @param file where it goes; empty for standard output
 */
record ReportTarget(String format, Optional<Path> file) {

  /** Reads the option; {@code FORMAT} alone goes to a file named after the run. */
  static ReportTarget parse(String text, String run) {
    int equals = text.indexOf('=');
    String format = equals < 0 ? text : text.substring(0, equals);
    String file = equals < 0 ? defaultName(run, format) : text.substring(equals + 1);
    if (file.isBlank()) {
      throw new ProblemsException(Problem.of("-f " + text, "names no file after the ="));
    }
    try {
      return new ReportTarget(
          format, file.equals("-") ? Optional.empty() : Optional.of(Path.of(file)));
    } catch (InvalidPathException e) {
      throw new ProblemsException(Problem.of("-f " + format, "is not the path of a file"));
    }
  }

  private static String defaultName(String run, String format) {
    String path = Locations.shown(Locations.absolute(run));
    String name = path.substring(path.lastIndexOf('/') + 1);
    return (name.isEmpty() ? "run" : name) + "-report." + ending(format);
  }

  private static String ending(String format) {
    return switch (format) {
      case "croissant" -> "croissant.json";
      case "attestation" -> "attestation.md";
      default -> format;
    };
  }

  /** Whether the file's name asks for compression. */
  boolean isGzip() {
    return file.filter(path -> path.toString().endsWith(".gz")).isPresent();
  }

  /**
   * What is wrong with where they go, all at once.
   *
   * @param runs all that the user named
   */
  static List<Problem> problems(List<ReportTarget> targets, List<RunLocation> runs, boolean force)
      throws IOException {
    List<Problem> problems = new ArrayList<>();
    List<Path> seen = new ArrayList<>();
    boolean toOutput = false;
    for (ReportTarget target : targets) {
      if (target.file().isEmpty()) {
        if (toOutput) {
          problems.add(Problem.of("-", "only one report fits on standard output"));
        }
        toOutput = true;
        continue;
      }
      Path file = target.file().get();
      Path folder = file.toAbsolutePath().normalize().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        problems.add(Problem.of(file.toString(), "lies in no folder; make the folder first"));
        continue;
      }
      Path real = folder.toRealPath().resolve(file.getFileName());
      if (seen.contains(real)) {
        problems.add(Problem.of(file.toString(), "is named twice"));
      }
      seen.add(real);
      if (Files.isDirectory(file)) {
        problems.add(Problem.of(file.toString(), "is a folder; name a file"));
      } else if (Files.exists(file) && !force) {
        problems.add(Problem.of(file.toString(), "exists already; --force replaces it"));
      }
      for (RunLocation run : runs) {
        if (isInside(real, run)) {
          problems.add(
              Problem.of(
                  file.toString(),
                  "lies in the run directory of %s, where `winnow verify` would call it extra; put"
                          .formatted(Locations.shown(run.out()))
                      + " it beside"));
          break;
        }
      }
    }
    return problems;
  }

  private static boolean isInside(Path file, RunLocation run) throws IOException {
    return isInside(file, run.out())
        || isInside(file, run.ledger())
        || isInside(file, run.evidence());
  }

  private static boolean isInside(Path file, String location) throws IOException {
    if (!Locations.uri(location).getScheme().equals("file")) {
      return false;
    }
    Path folder = Path.of(Locations.shown(location));
    return Files.isDirectory(folder) && file.startsWith(folder.toRealPath());
  }
}
