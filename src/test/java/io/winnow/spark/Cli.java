package io.winnow.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The {@code winnow} command, as a user starts it. */
final class Cli {
  private final Path launcher;
  private final Workplace place;

  Cli(Workplace place) throws IOException {
    this.place = place;
    this.launcher = Installation.launcher(place.out("installed"));
  }

  /**
   * How a command ended.
   *
   * @param code its exit code
   * @param text all that it said
   */
  record Ended(int code, String text) {}

  Child start(List<String> arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    return Child.start(
        place.out("logs"),
        Map.of(
            "WINNOW_JAVA_OPTS",
            Installation.SHORT_LIVED + " -Djava.io.tmpdir=" + place.temporary()),
        command);
  }

  Ended run(List<String> arguments) throws Exception {
    try (Child child = start(arguments)) {
      int code = child.exitCode();
      return new Ended(code, child.output());
    }
  }
}
