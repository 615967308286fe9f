package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.run.RunBusyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that somebody ends, and what the next attempt makes of them. */
class InterruptedRunIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  /** What a shell sees of a JVM that a signal ended. */
  private static final Map<String, Integer> CODES = Map.of("KILL", 137, "INT", 130, "TERM", 143);

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Workplace place;

  @SuppressWarnings("NullAway.Init")
  private static Cli cli;

  @SuppressWarnings("NullAway.Init")
  private static Runs.Sum expected;

  @BeforeAll
  static void runOnceInPeace() throws Exception {
    // Enough of them that a fast machine is still busy when the third signal comes: a run gets on
    // by some small shards before the test sees its first commit.
    place =
        new Workplace(folder.resolve("a place"))
            .withCopies("crawl-00.warc.gz", 5)
            .withCopies("crawl-01.warc.gz", 5)
            .withPieces("crawl-00.warc.gz", 8)
            .withPieces("crawl-01.warc.gz", 8);
    cli = new Cli(place);
    expected = Runs.local(place, place.policy(), place.out("peace"), 2);
  }

  @Test
  void aRunThatIsEndedAgainAndAgainEndsWithTheSameRows() throws Exception {
    Path out = place.out("ended");
    List<String> resume = place.clean(place.policy(), out, "--resume", "--threads", "1");
    int done = 0;
    for (String signal : List.of("KILL", "INT", "TERM")) {
      try (Child run = cli.start(resume)) {
        int before = done;
        Waiting.until("a commit", LONG, () -> !run.isAlive() || Runs.commits(out).size() > before);
        done = Runs.commits(out).size();
        run.signal(signal);
        assertEquals(CODES.get(signal), run.exitCode(), signal);
      }
      assertFalse(Files.exists(out.resolve("_winnow/run.json")), "nothing is said to be finished");
      assertFalse(Files.exists(out.resolve("_SUCCESS")));
      Traces.assertNoContent(place.temporary());
    }
    Cli.Ended last = cli.run(resume);
    assertEquals(0, last.code(), last::text);
    assertTrue(last.text().contains(" of them earlier"), last::text);
    assertEquals(expected, Runs.verified(out));
    assertEquals(0, cli.run(List.of("verify", out.toString())).code());
  }

  @Test
  void anEndThatCanBePreparedForLeavesNoScratch() throws Exception {
    Path out = place.out("terminated");
    List<Path> before = Traces.scratch(place.temporary());
    try (Child run = cli.start(place.clean(place.policy(), out))) {
      Waiting.until("a file", LONG, () -> !Runs.files(out, "documents").isEmpty());
      run.signal("TERM");
      assertEquals(143, run.exitCode());
    }
    Traces.assertNoContent(place.temporary());
    assertEquals(before, Traces.scratch(place.temporary()));
  }

  @Test
  void aSecondRunIsKeptOutWhileTheFirstLives() throws Exception {
    Path out = place.out("twice");
    try (Child first = cli.start(place.clean(place.policy(), out))) {
      Waiting.until("an owner", LONG, () -> Runs.files(out, "_winnow").contains("plan.json"));
      // Stopped, it cannot end before the second has looked.
      first.signal("STOP");
      Cli.Ended second = cli.run(place.clean(place.policy(), out, "--resume"));
      first.signal("CONT");
      assertEquals(2, second.code(), second::text);
      assertTrue(second.text().contains("is in use by process"), second::text);
      first.endsWith(0);
    }
    assertEquals(expected, Runs.verified(out));
  }

  @Test
  void anotherPolicyCannotGoOnWithARun() throws Exception {
    Path policy = place.out("other-policy.yaml");
    Files.writeString(
        policy, Files.readString(place.policy()).replace("distance: 31", "distance: 30"));
    Path out = place.out("peace");
    RunBusyException refused =
        assertThrows(RunBusyException.class, () -> JobRuns.resume(place, policy, out));
    assertTrue(refused.getMessage().contains("the policy was demo "), refused::getMessage);
    assertEquals(expected, Runs.verified(out), "the run that was there is untouched");
  }

  @Test
  void anotherListCannotGoOnWithARun() throws Exception {
    Workplace other = new Workplace(folder.resolve("other")).withCopies("crawl-02.warc.gz", 1);
    Path out = other.out("out");
    Runs.local(other, other.policy(), out, 1);
    Path sites = other.out("lists").resolve("sites.txt");
    Files.writeString(sites, Files.readString(sites) + "more.example\n");
    RunBusyException refused =
        assertThrows(RunBusyException.class, () -> JobRuns.resume(other, other.policy(), out));
    assertTrue(refused.getMessage().contains("list demo-sites was"), refused::getMessage);
    assertFalse(refused.getMessage().contains("demo-known"), refused::getMessage);
  }
}
