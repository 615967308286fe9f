package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.run.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows on a cluster as on one machine, whatever happens to executors. */
class ClusterIT {
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static StandaloneCluster cluster;

  @SuppressWarnings("NullAway.Init")
  private static Workplace many;

  @SuppressWarnings("NullAway.Init")
  private static Runs.Sum expected;

  @BeforeAll
  static void startCluster() throws Exception {
    many = new Workplace(folder.resolve("many shards")).withPieces("crawl-01.warc.gz", 8);
    cluster = new StandaloneCluster(folder.resolve("cluster"), many.temporary());
    expected = Runs.local(many, many.policy(), many.out("local"), 2);
  }

  private static List<Path> before = List.of();

  @BeforeEach
  void lookAround() throws Exception {
    before = Traces.scratch(many.temporary());
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Test
  void aClientModeRunGivesTheRowsOfALocalRun() throws Exception {
    Workplace all =
        new Workplace(folder.resolve("all kinds, 100%20"))
            .withCopies("crawl-00.warc.gz", 1)
            .withCopies("crawl-02.warc.gz", 1);
    Path out = all.out("cluster");
    try (Child submitted = cluster.submit(List.of(), all.clean(all.scoringPolicy(), out))) {
      submitted.endsWith(0);
    }
    assertEquals(Runs.local(all, all.scoringPolicy(), all.out("local"), 2), Runs.verified(out));
    assertNothingIsLeft();
  }

  @Test
  void aClusterModeRunGivesTheRowsOfALocalRun() throws Exception {
    Path out = many.out("cluster-mode");
    try (Child submitted = cluster.submitDriver(many.clean(many.policy(), out))) {
      submitted.endsWith(0);
      Waiting.until("_SUCCESS", LONG, () -> Files.exists(out.resolve("_SUCCESS")));
      Waiting.until("the driver's end", LONG, () -> cluster.drivers().isEmpty());
    }
    assertEquals(expected, Runs.verified(out));
    assertNothingIsLeft();
  }

  @Test
  void aRunSurvivesTheLossOfAnExecutor() throws Exception {
    Path out = many.out("one-killed");
    try (Child submitted = cluster.submit(List.of(), many.clean(many.policy(), out))) {
      Waiting.until("a file", LONG, () -> !Runs.files(out, "documents").isEmpty());
      List<ProcessHandle> executors = cluster.executors();
      assertFalse(executors.isEmpty());
      assertTrue(executors.get(0).destroyForcibly());
      assertFalse(Files.exists(out.resolve("_SUCCESS")), "killed too late to show anything");
      submitted.endsWith(0);
    }
    assertEquals(expected, Runs.verified(out));
    Waiting.until("the executors' end", LONG, () -> cluster.executors().isEmpty());
    Traces.assertNoContent(many.temporary());
  }

  @Test
  void aUnitThatKillsItsExecutorsIsNamedAndTheRestIsDone() throws Exception {
    Workplace place = new Workplace(folder.resolve("halting")).withPieces("crawl-01.warc.gz", 4);
    Files.write(place.shards().resolve("piece-01-and-a-half.halt"), new byte[] {1});
    Path jar = HaltingFormat.jar(folder.resolve("halting.jar"));
    Path out = place.out("out");
    try (Child submitted =
        cluster.submit(List.of("--jars", jar.toString()), place.clean(place.policy(), out))) {
      submitted.endsWith(4);
    }
    Runs.held(out);
    Manifest manifest = Runs.manifest(out);
    assertEquals(Manifest.State.INCOMPLETE, manifest.state());
    assertEquals(4, manifest.unitsDone());
    assertEquals(
        List.of("piece-01-and-a-half.halt"),
        manifest.failed().stream().map(Manifest.FailedUnit::shard).toList());
    assertTrue(manifest.failed().get(0).why().contains("executor"), manifest.failed().get(0)::why);
  }

  private static void assertNothingIsLeft() throws Exception {
    Waiting.until("the executors' end", LONG, () -> cluster.executors().isEmpty());
    Traces.assertNoContent(many.temporary());
    assertEquals(before, Traces.scratch(many.temporary()));
  }
}
