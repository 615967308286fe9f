package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir Path folder;
  private Path foreign;

  @BeforeEach
  void somebodyElsesFile() throws Exception {
    foreign = Files.writeString(folder.resolve("somebody-elses"), "x");
  }

  @Test
  void aFolderThatWasNotMadeHereIsNeverWiped() {
    assertThrows(IllegalArgumentException.class, () -> ScratchFolder.empty(folder));
    assertThrows(IllegalArgumentException.class, () -> ScratchFolder.remove(folder));
    assertThrows(
        IllegalArgumentException.class,
        () -> ScratchFolder.empty(Path.of(ScratchFolder.PREFIX + "relative")));
    assertTrue(Files.exists(foreign));
  }

  @Test
  void linksAreRemovedAndNotFollowed() throws Exception {
    Path scratch = ScratchFolder.create(folder);
    Files.createSymbolicLink(scratch.resolve("link"), folder);
    Files.createDirectories(scratch.resolve("a/b"));
    ScratchFolder.empty(scratch);
    assertTrue(Files.exists(foreign));
    assertTrue(Files.exists(scratch));
    ScratchFolder.remove(scratch);
    assertFalse(Files.exists(scratch));
    assertTrue(Files.exists(foreign));
  }

  /** Who writes on while the folder is closed must not leave anything. */
  @Test
  void nothingCanBeMadeInAFolderThatIsBeingClosed() throws Exception {
    for (int round = 0; round < 50; round++) {
      Path scratch = ScratchFolder.create(folder);
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  try {
                    Files.writeString(scratch.resolve("content" + i), "x");
                  } catch (IOException e) {
                    return; // It is gone.
                  }
                }
              });
      writer.start();
      while (!Files.exists(scratch.resolve("content3"))) {
        Thread.onSpinWait();
      }
      ScratchFolder.close(scratch);
      writer.join();
      try (Stream<Path> left = Files.list(folder)) {
        assertEquals(List.of(foreign), left.toList());
      }
    }
  }

  @Test
  void onlyItsOwnerMayOpenIt() throws Exception {
    assertEquals(
        PosixFilePermissions.fromString("rwx------"),
        Files.getPosixFilePermissions(ScratchFolder.create(folder)));
  }

  @Test
  void aScreenerThatWasGivenNoFolderWipesNone() throws Exception {
    Process screener =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder, // Never the machine's own in this test.
                "-cp",
                System.getProperty("java.class.path"),
                ScreenerMain.class.getName(),
                HostileFactory.class.getName())
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, screener.waitFor());
    assertTrue(Files.exists(foreign));
  }
}
