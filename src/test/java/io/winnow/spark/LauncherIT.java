package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher itself says, which is nothing. */
class LauncherIT {
  @TempDir Path folder;

  private List<String> lines(Path launcher, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    ProcessBuilder version =
        new ProcessBuilder(launcher.toString(), "--version")
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile());
    version.environment().put("JAVA_HOME", System.getProperty("java.home"));
    version.environment().putAll(environment);
    Process process = version.start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue());
    return Files.readAllLines(out);
  }

  /**
   * Whoever copies the build has an archive of classes in other places. The JVM warns of that on
   * standard output, where a report or JSON goes.
   */
  @Test
  void anArchiveThatDoesNotFitIsNoLineOfTheOutput() throws Exception {
    Path made = Installation.launcher(folder.resolve("made"));
    Path archive = folder.resolve("made/lib/winnow.jsa");
    Path plain = folder.resolve("plain.jsa");
    List<String> expected = lines(made, Map.of());
    assertEquals(1, expected.size(), expected::toString);
    lines(made, Map.of("WINNOW_JAVA_OPTS", "-XX:ArchiveClassesAtExit=" + plain));
    Path copy = Installation.launcher(folder.resolve("copied"));
    Path jar = folder.resolve("copied/lib/winnow.jar");
    Files.delete(jar); // A link to the very jar that the archive was made of.
    Files.copy(Installation.jar(), jar);
    Files.copy(plain, folder.resolve("copied/lib").resolve(archive.getFileName()));
    assertEquals(expected, lines(copy, Map.of()));
    List<String> warned = lines(copy, Map.of("WINNOW_JAVA_OPTS", "-Xlog:all=warning:stdout"));
    assertTrue(warned.size() > 1, "it fits, and there is nothing to be silent on");
    Files.move(plain, archive);
    assertEquals(expected, lines(made, Map.of()), "nor is one that does");
  }
}
