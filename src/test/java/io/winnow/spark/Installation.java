package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The build's own jar, Spark's jars and the launcher, put together in a folder of the test's own:
 * {@code target/winnow} may hold an older jar.
 */
final class Installation {
  /**
   * For JVMs that live for seconds: compiling for the long run costs them a third of their time,
   * and the machine that tests are made for has two cores.
   */
  static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private static final Path BUILD = Path.of("target").toAbsolutePath();

  private Installation() {}

  /** The application jar of this build. */
  static Path jar() {
    Path jar = BUILD.resolve("winnow.jar");
    assertTrue(Files.isRegularFile(jar), jar + " is missing; run scripts/build first");
    return jar;
  }

  /** A Spark home: {@code jars} and nothing else. */
  static Path sparkHome() {
    Path spark = BUILD.resolve("winnow").resolve("spark");
    assertTrue(
        Files.isDirectory(spark.resolve("jars")),
        spark + " holds no Spark; run scripts/build first");
    return spark;
  }

  /** Sets the launcher up in a folder and returns it. */
  static Path launcher(Path folder) throws IOException {
    Path sources = Path.of("src", "main", "launcher").toAbsolutePath();
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("lib"));
    Files.createDirectories(folder.resolve("conf"));
    Files.createSymbolicLink(folder.resolve("lib/winnow.jar"), jar());
    Files.createSymbolicLink(folder.resolve("spark"), sparkHome());
    Files.copy(
        sources.resolve("log4j2.properties"), folder.resolve("conf").resolve("log4j2.properties"));
    Path launcher = folder.resolve("bin").resolve("winnow");
    Files.copy(sources.resolve("winnow"), launcher);
    assertTrue(launcher.toFile().setExecutable(true));
    return launcher;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
