package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures of a real crawl, where they are at hand: they are not the project's to ship. */
class RealCapturesIT {
  private static final Path CAPTURES = Path.of("../shared/data/warc");

  @TempDir private Path folder;

  @Test
  void everyRecordOfARealCrawlIsAccountedFor() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(CAPTURES), "no captures beside the checkout");
    String out = folder.resolve("run").toString();
    Winnow cleaned =
        Winnow.run(
            "clean",
            CAPTURES.toString(),
            "-p",
            Winnow.POLICY,
            "--token-key",
            Winnow.KEY,
            "-o",
            out,
            "--json");
    assertEquals(0, cleaned.code(), cleaned.err());
    JsonNode tally = new ObjectMapper().readTree(cleaned.out()).get("tally");
    long outOfScope = 0;
    for (JsonNode count : tally.get("outOfScope")) {
      outOfScope += count.asLong();
    }
    assertEquals(
        tally.get("records").asLong(),
        tally.get("captures").asLong() + outOfScope + tally.get("unreadable").asLong());
    assertEquals(0, tally.get("unreadable").asLong());
    assertTrue(tally.get("items").get("KEPT").asLong() > 0, "real pages are kept");
    assertEquals(0, Winnow.run("verify", out).code());
  }
}
