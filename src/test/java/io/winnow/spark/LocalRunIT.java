package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.winnow.core.ProblemsException;
import io.winnow.core.Receipt;
import io.winnow.run.Manifest;
import io.winnow.run.RunBusyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs in one JVM, with real screeners. */
class LocalRunIT {
  @TempDir Path folder;

  @Test
  void theRowsAreTheSameWhateverTheNumberOfThreads() throws Exception {
    Workplace place = new Workplace(folder.resolve("place")).withPieces("crawl-01.warc.gz", 4);
    Runs.Sum one = Runs.local(place, place.policy(), place.out("one"), 1);
    assertEquals(one, Runs.local(place, place.policy(), place.out("two"), 2));
    assertEquals(one, Runs.local(place, place.policy(), place.out("four"), 4));
  }

  @Test
  void aShardThatChangesOnTheWayIsNamedAndTheRestIsDone() throws Exception {
    Workplace place = new Workplace(folder.resolve("place")).withPieces("crawl-01.warc.gz", 5);
    Path last = place.shards().resolve("piece-04-crawl-01.warc.gz");
    byte[] whole = Files.readAllBytes(last);
    FileTime time = Files.getLastModifiedTime(last);
    Path out = place.out("out");
    JobRuns.clean(
        place, place.policy(), out, 1, atFirstCommit(() -> write(last, cut(whole), time)));

    Runs.held(out);
    Manifest manifest = Runs.manifest(out);
    assertEquals(Manifest.State.INCOMPLETE, manifest.state());
    assertEquals(4, manifest.unitsDone());
    assertEquals(
        List.of(last.getFileName().toString()),
        manifest.failed().stream().map(Manifest.FailedUnit::shard).toList());
    String why = manifest.failed().get(0).why();
    assertTrue(why.contains("changed between plan and run"), why);

    RunBusyException refused =
        assertThrows(RunBusyException.class, () -> JobRuns.resume(place, place.policy(), out));
    assertTrue(
        refused.getMessage().contains("shard piece-04-crawl-01.warc.gz has changed"),
        refused::getMessage);

    write(last, whole, time);
    CleanResult resumed = JobRuns.resume(place, place.policy(), out);
    assertEquals(4, resumed.resumedUnits());
    assertEquals(Runs.local(place, place.policy(), place.out("in-peace"), 2), Runs.verified(out));
  }

  @Test
  void theScreenersSeeNothingOfTheOutput() throws Exception {
    Workplace place = new Workplace(folder.resolve("place")).withPieces("crawl-01.warc.gz", 4);
    Path out = place.out("out");
    Map<Long, List<String>> seen = new HashMap<>();
    JobRuns.clean(
        place,
        place.policy(),
        out,
        1,
        atFirstCommit(
            () ->
                ProcessHandle.current()
                    .descendants()
                    .filter(p -> p.info().command().filter(c -> c.endsWith("/java")).isPresent())
                    .forEach(
                        p ->
                            seen.put(
                                p.pid(), names(Path.of("/proc/" + p.pid() + "/root" + out))))));
    assumeTrue(Runs.manifest(out).sandbox().equals("full"), "no sandbox on this machine");
    assertFalse(seen.isEmpty());
    seen.values().forEach(names -> assertEquals(List.of(), names));
  }

  @Test
  void tablesInOneAnothersFoldersAreRefused() throws Exception {
    Workplace place = new Workplace(folder.resolve("place")).withCopies("crawl-02.warc.gz", 1);
    ProblemsException refused =
        assertThrows(
            ProblemsException.class,
            () -> JobRuns.clean(place, place.policy(), place.shards(), 1, JobProgress.NONE));
    assertTrue(refused.getMessage().contains("overlaps the input"), refused::getMessage);
  }

  private static JobProgress atFirstCommit(Runnable action) {
    return new JobProgress() {
      private boolean done;

      @Override
      public void planned(int units, int unitsDone) {}

      @Override
      public void committed(Receipt receipt) {
        if (!done) {
          done = true;
          action.run();
        }
      }

      @Override
      public void failed(String shard, String why) {}

      @Override
      public void summed(long rows, long of) {}
    };
  }

  private static byte[] cut(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static void write(Path file, byte[] bytes, FileTime time) {
    try {
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) {
    try (var files = Files.list(folder)) {
      return new ArrayList<>(files.map(Path::toString).toList());
    } catch (IOException e) {
      return List.of("not to be looked at: " + e.getClass().getSimpleName());
    }
  }
}
