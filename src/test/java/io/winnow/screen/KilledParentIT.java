package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor that is killed with a record in flight takes its children with it. */
class KilledParentIT {
  @TempDir Path folder;

  @Test
  void aPlainChildEndsWithItsInputAndLeavesNoContent() throws Exception {
    endsWithItsParent("none", false);
    try (Stream<Path> files = Files.walk(folder.resolve("scratch"))) {
      assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void aSandboxedChildEndsEvenWhereItIsStopped() throws Exception {
    assumeTrue(Sandbox.probe().isFull(), Sandbox.probe()::toString);
    endsWithItsParent("full", true);
  }

  private void endsWithItsParent(String sandbox, boolean stopped) throws Exception {
    Path asleep = folder.resolve("asleep");
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentMain.class.getName(),
                folder.toString(),
                sandbox,
                asleep.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<ProcessHandle> children = List.of();
    try {
      assertTrue(within(60, () -> Files.exists(asleep)), "the record is in the child");
      children = parent.descendants().toList();
      assertFalse(children.isEmpty());
      if (stopped) {
        stop(children);
      }
      parent.destroyForcibly();
      List<ProcessHandle> expected = children;
      assertTrue(
          within(20, () -> expected.stream().noneMatch(ProcessHandle::isAlive)), "all have ended");
    } finally {
      children.forEach(ProcessHandle::destroyForcibly);
      parent.destroyForcibly();
    }
  }

  private static void stop(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      new ProcessBuilder("kill", "-STOP", "" + process.pid()).start().waitFor();
    }
  }

  private static boolean within(int seconds, BooleanSupplier done) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return true;
  }
}
