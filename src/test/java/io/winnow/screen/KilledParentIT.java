package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  private Path asleep() {
    return folder.resolve("asleep");
  }

  @Test
  void aPlainChildEndsWithItsInputAndLeavesNoContent() throws Exception {
    endsWithItsParent("none", HostileFactory.class, () -> Files.exists(asleep()), false);
    assertEquals(List.of(), left());
  }

  /** Its pipe breaks while it is wiping: that once ended it half-way. */
  @Test
  void aChildThatIsStillOpeningLeavesNothing() throws Exception {
    endsWithItsParent("none", OutlivingFactory.class, this::isOpening, false);
    assertEquals(List.of(), left());
  }

  @Test
  void aSandboxedChildEndsEvenWhereItIsStopped() throws Exception {
    assumeTrue(Sandbox.probe().isFull(), Sandbox.probe()::toString);
    endsWithItsParent("full", HostileFactory.class, () -> Files.exists(asleep()), true);
  }

  private boolean isOpening() {
    try {
      return left().stream().anyMatch(file -> file.endsWith(OutlivingFactory.LAST));
    } catch (IOException | UncheckedIOException e) {
      return false; // Somebody else is at work there; look again.
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("scratch"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void endsWithItsParent(
      String sandbox, Class<?> factory, BooleanSupplier begun, boolean stopped) throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentMain.class.getName(),
                folder.toString(),
                sandbox,
                factory.getName(),
                asleep().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<ProcessHandle> children = List.of();
    try {
      assertTrue(within(60, begun), "the child is at work");
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
