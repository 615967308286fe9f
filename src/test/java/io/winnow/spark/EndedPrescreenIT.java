package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.table.SampleIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pre-screen that somebody kills, from the command line. */
class EndedPrescreenIT {
  private static final int FILES = 6;

  @TempDir Path folder;

  @Test
  void aPreScreenThatIsKilledGoesOnAndEndsWithTheSameRows() throws Exception {
    Planted planted = new Planted(folder.resolve("place"));
    List<SampleIndex.Capture> many = SampleIndex.some(150_000);
    for (int i = 0; i < FILES; i++) {
      Path file = planted.index().resolve("zz-%05d.gz.parquet".formatted(i));
      if (i == 0) {
        SampleIndex.write(file, many);
      } else {
        Files.copy(planted.index().resolve("zz-00000.gz.parquet"), file);
      }
    }
    Cli cli = new Cli(planted.place());
    Path out = planted.place().out("killed");
    List<String> arguments =
        Stream.of(
                "prescreen",
                planted.index(),
                "-p",
                planted.skipping(),
                "--token-key",
                planted.place().key(),
                "-o",
                out,
                "--resume",
                "--threads",
                "1")
            .map(Object::toString)
            .toList();
    try (Child run = cli.start(arguments)) {
      Waiting.until(
          "a commit", Duration.ofMinutes(2), () -> !run.isAlive() || !Runs.commits(out).isEmpty());
      run.signal("KILL");
      assertEquals(137, run.exitCode());
    }
    assertFalse(Files.exists(out.resolve("_winnow/run.json")));
    Cli.Ended last = cli.run(arguments);
    assertEquals(0, last.code(), last::text);
    assertTrue(last.text().contains(" of them earlier"), last::text);
    assertEquals(0, cli.run(List.of("verify", out.toString())).code());
    planted.prescreen(planted.found(), CleanRequest.Existing.REFUSE);
    assertEquals(Runs.verified(planted.found()), Runs.verified(out));
  }
}
