package io.winnow.score.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the committed model again from the npm package, where {@code scripts/convert-nsfwjs/run}
 * has left one: system property {@code winnow.nsfwjs}, else {@code ~/.cache/winnow}.
 */
class ConvertNsfwjsTests {
  private static final String PACKAGE_SHA256 =
      "585cd178f3b994337c4d10a87b080d342fc52f8b9bf0085c4d1f345a3a1c5382";

  @Test
  void thePackageGivesTheCommittedModelByteForByte(@TempDir Path folder) throws Exception {
    Path tarball = tarball();
    assumeTrue(Files.isRegularFile(tarball), "no nsfwjs package at " + tarball);
    assertEquals(PACKAGE_SHA256, Sha256.of(tarball));
    String committed = new NsfwjsMobilenetV2Mid().manifest().model().sha256();
    assertEquals(committed, Sha256.of(convert(tarball, folder.resolve("first.onnx"))));
    assertEquals(committed, Sha256.of(convert(tarball, folder.resolve("second.onnx"))));
  }

  private static Path convert(Path tarball, Path out) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "scripts/convert-nsfwjs/ConvertNsfwjs.java",
                tarball.toString(),
                out.toString())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
    return out;
  }

  private static Path tarball() {
    String given = System.getProperty("winnow.nsfwjs");
    return given != null
        ? Path.of(given)
        : Path.of(System.getProperty("user.home"), ".cache", "winnow", "nsfwjs-4.4.0.tgz");
  }
}
