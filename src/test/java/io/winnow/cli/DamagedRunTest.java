package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.MadeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read a run's tables, on one of which a table is cut. */
class DamagedRunTest {
  private static final String SHARD = "crawl-01.warc.gz";

  @TempDir private Path home;
  private Path whole;
  private Path cut;

  @BeforeEach
  void make() throws IOException {
    whole = home.resolve("whole");
    cut = home.resolve("cut");
    MadeRun.of(whole, MadeRun.policy("distance: 31", "distance: 10"), SHARD);
    MadeRun.of(cut, MadeRun.policy(), SHARD);
  }

  private static Path file(Path run, String table) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve(table))) {
      return files.findFirst().orElseThrow();
    }
  }

  /** At its end, where the footer is; in its middle with the footer left; and to nothing. */
  private static byte[][] damaged(byte[] bytes) {
    byte[] overwritten = bytes.clone();
    Arrays.fill(overwritten, 4, bytes.length / 2, (byte) 0x5a);
    return new byte[][] {Arrays.copyOf(bytes, bytes.length / 2), overwritten, new byte[0]};
  }

  @Test
  void aDiffNamesTheFileAndLeavesNothing() throws IOException {
    Path folder = home.resolve("diff");
    for (String table : new String[] {"ledger", "images", "documents"}) {
      Path file = file(cut, table);
      byte[] bytes = Files.readAllBytes(file);
      for (byte[] instead : damaged(bytes)) {
        Files.write(file, instead);
        Winnow.run("diff", whole.toString(), cut.toString(), "-o", folder.toString())
            .refuses(6, table + "/" + file.getFileName(), "`winnow verify` says more");
        assertFalse(Files.exists(folder));
      }
      Files.write(file, bytes);
    }
    Winnow again = Winnow.run("diff", whole.toString(), cut.toString(), "-o", folder.toString());
    assertEquals(0, again.code(), again.err());
    assertTrue(Files.exists(folder.resolve("diff.csv")));
  }

  @Test
  void soDoesOneOfAFileThatIsGone() throws IOException {
    Path file = file(cut, "ledger");
    Files.delete(file);
    Winnow.run("diff", whole.toString(), cut.toString())
        .refuses(6, "ledger/" + file.getFileName() + " is missing");
  }

  @Test
  void anItemOfIsNotExplained() throws IOException {
    Path file = file(cut, "ledger");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    Winnow.run("explain", cut.toString(), SHARD + "@0#0")
        .refuses(6, "ledger/" + file.getFileName(), "`winnow verify` says more");
  }

  @Test
  void whatAnEarlierRunStillHasIsNotCounted() throws IOException {
    Path file = file(cut, "ledger");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    Path report = home.resolve("report.html");
    Winnow.run("report", whole.toString(), "--earlier", cut.toString(), "-f", "html=" + report)
        .refuses(6, "ledger/" + file.getFileName(), "nothing was written");
    assertFalse(Files.exists(report));
  }

  /** A table that can be read, and is not the run's. */
  @Test
  void aLedgerOfAnotherRunIsNotBelieved() throws IOException {
    Path file = file(cut, "ledger");
    Files.copy(file(whole, "ledger"), file, StandardCopyOption.REPLACE_EXISTING);
    String[] told = {"ledger/" + file.getFileName() + " is not the file that was written"};
    Winnow.run("diff", whole.toString(), cut.toString()).refuses(6, told);
    Winnow.run("explain", cut.toString(), SHARD + "@0#0").refuses(6, told);
    Path csv = home.resolve("d.csv");
    Winnow.run("decisions", "template", cut.toString(), "-o", csv.toString()).refuses(6, told);
    assertFalse(Files.exists(csv));
  }
}
