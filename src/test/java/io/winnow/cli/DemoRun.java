package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.run.FolderCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo policy over the demo shards: cleaned once in a JVM, and copied for whoever wants it. */
final class DemoRun {
  private static @Nullable Path made;

  private DemoRun() {}

  /** Copies the run to a folder that is not there yet. */
  static synchronized void copyTo(Path folder) throws IOException {
    Path run = made;
    if (run == null) {
      Path home = Files.createTempDirectory("winnow-demo");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
      run = home.resolve("run");
      clean(Winnow.POLICY, run);
      made = run;
    }
    FolderCopy.of(run, folder);
  }

  /** Cleans the demo shards by a policy of one's own. */
  static void clean(String policy, Path out) {
    Winnow cleaned =
        Winnow.run(
            "clean", Winnow.SHARDS, "-p", policy, "--token-key", Winnow.KEY, "-o", out.toString());
    assertEquals(0, cleaned.code(), cleaned.err());
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
