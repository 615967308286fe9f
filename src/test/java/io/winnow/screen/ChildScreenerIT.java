package io.winnow.screen;

import static io.winnow.core.ItemKind.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Measurement;
import io.winnow.core.PartGate.Answer;
import io.winnow.core.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real children that misbehave by themselves; closing the pool checks that nothing is left. */
class ChildScreenerIT {
  @TempDir Path folder;
  private TestPool pool;

  /** Overridden to run the same with a sandbox around each child. */
  SandboxState sandbox() {
    return SandboxState.none("a test without one");
  }

  @BeforeEach
  void open() throws IOException {
    pool = TestPool.hostile(folder, sandbox());
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private void endsAs(Reason reason, String command) throws Exception {
    assertEquals(
        Measurement.unscannable(0, OTHER, "application/octet-stream", reason),
        pool.screen(command));
    nextIsFine();
  }

  private void nextIsFine() throws Exception {
    assertEquals(Measurement.other(0, "echo/next"), pool.screen("echo next"));
  }

  @Test
  void aRecordAfterAnotherGoesThroughTheSameChild() throws Exception {
    for (int i = 0; i < 200; i++) {
      assertEquals(Measurement.other(0, "echo/x" + i), pool.screen("echo x" + i));
    }
  }

  @Test
  void partsAreAskedForAndSkipped() throws Exception {
    List<Measurement> measured =
        pool.screen("parts 3", (part, bytes) -> part == 2 ? Answer.SKIP : Answer.MEASURE);
    assertEquals(List.of(0, 1, 3), measured.stream().map(Measurement::part).toList());
  }

  @Test
  void aBusyHangIsACpuLimit() throws Exception {
    endsAs(Reason.CPU_LIMIT, "busy");
  }

  @Test
  void aSleepingHangIsAWallLimit() throws Exception {
    pool.close();
    pool = TestPool.impatient(folder, sandbox());
    endsAs(Reason.WALL_LIMIT, "sleep");
  }

  @Test
  void anOutOfMemoryErrorIsAMemoryLimit() throws Exception {
    endsAs(Reason.MEMORY_LIMIT, "memory");
  }

  @Test
  void aStackOverflowErrorIsAStackLimit() throws Exception {
    endsAs(Reason.STACK_LIMIT, "stack");
  }

  @Test
  void anExceptionIsAFailedParse() throws Exception {
    endsAs(Reason.PARSE_FAILED, "throw");
  }

  @Test
  void anExitIsADeath() throws Exception {
    endsAs(Reason.SCREENER_DIED, "exit 0");
  }

  @Test
  void aDeathEachTimeIsAVerdict() throws Exception {
    endsAs(Reason.SCREENER_DIED, "die");
  }

  @Test
  void aDeathOnlyOnceChangesNothing() throws Exception {
    assertEquals(
        Measurement.other(0, "did/die-once"), pool.screen("die-once " + folder.resolve("marker")));
    nextIsFine();
  }

  @Test
  void aKillFromOutsideChangesNothing() throws Exception {
    nextIsFine();
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    nextIsFine();
  }

  @Test
  void theGateIsAskedAgainFromPartOne() throws Exception {
    List<Integer> asked = new ArrayList<>();
    List<Measurement> measured =
        pool.screen(
            "die-in-parts-once " + folder.resolve("marker"),
            (part, bytes) -> {
              asked.add(part);
              return Answer.MEASURE;
            });
    assertEquals(List.of(1, 2, 1, 2), asked);
    assertEquals(3, measured.size());
  }

  @Test
  void aGateThatThrowsEndsTheRecordAndItsChild() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            pool.screen(
                "parts 1",
                (part, bytes) -> {
                  throw new IllegalStateException("a bug of the gate");
                }));
    nextIsFine();
  }

  @Test
  void printingIsHarmless() throws Exception {
    assertEquals(Measurement.other(0, "did/noise"), pool.screen("noise"));
    nextIsFine();
  }

  @Test
  void noiseAmongTheFramesIsALie() throws Exception {
    endsAs(Reason.SCREENER_LIED, "raw-noise");
  }

  @Test
  void whatAChildStartsEndsWithIt() throws Exception {
    assertEquals(Measurement.other(0, "did/child"), pool.screen("child"));
  }

  @Test
  void theEnvironmentIsEmptyButForTheLocale() throws Exception {
    assertTrue(List.of("env/1", "env/2", "env/3").contains(pool.screen("env").mediaType()));
  }

  @Test
  void scratchIsWipedAfterEachRecord() throws Exception {
    nextIsFine();
    assertEquals(Measurement.other(0, "files/1"), pool.screen("scratch"));
  }

  @Test
  void aCancelledTaskDoesNotWaitForItsRecord() throws Exception {
    long deadline = System.nanoTime() + 500_000_000L;
    try (Screener screener = pool.pool().lease(() -> System.nanoTime() > deadline)) {
      assertThrows(
          InterruptedException.class,
          () -> screener.screen(TestPool.task("sleep"), (part, bytes) -> Answer.MEASURE));
    }
    nextIsFine();
  }

  @Test
  void anInterruptedThreadDoesNotWaitForItsRecord() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> pool.screen("sleep"));
    nextIsFine();
  }

  @Test
  void aChildIsReplacedAfterManyRecords() throws Exception {
    for (int i = 1; i <= ScreenerPool.RECORDS; i++) {
      assertEquals(Measurement.other(0, "count/" + i), pool.screen("count"));
    }
    assertEquals(Measurement.other(0, "count/1"), pool.screen("count"));
  }

  @Test
  void aChildGoesOnToTheNextTask() throws Exception {
    try (Screener screener = pool.pool().lease(() -> false)) {
      screener.screen(TestPool.task("count"), (part, bytes) -> Answer.MEASURE);
    }
    assertEquals("count", pool.screen("count").mediaType().split("/", 2)[0]);
  }
}
