package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.RunSignature;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.proof.SigningKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.report.ReportSamples;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
  @TempDir private Path folder;

  private Path run;
  private Path html;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeARun() throws IOException {
    run = folder.resolve("run");
    html = folder.resolve("report.html");
    ReportSamples.write(ReportSamples.calm().run(), run);
  }

  private int report(String... options) {
    CommandLine winnow = Main.commandLine().setErr(new PrintWriter(err, true));
    return winnow.execute(
        Stream.concat(Stream.of("report", run.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesTheFileAndNothingElse() throws IOException {
    assertEquals(0, report("-f", "html=" + html), err::toString);
    assertEquals(List.of("report.html", "run"), names());
    assertTrue(Files.readString(html).contains("Unsigned: nothing tells who stands behind"));
  }

  @Test
  void aSummaryThatTheManifestDoesNotNameIsRefused() throws IOException {
    Files.writeString(
        run.resolve("_winnow/summary.json"),
        Files.readString(run.resolve("_winnow/summary.json"))
            .replace("\"rows\" : 640", "\"rows\" : 64"));
    assertEquals(6, report("-f", "html=" + html));
    assertTrue(err.toString().contains("_winnow/summary.json is not what the manifest names"));
    assertEquals(List.of("run"), names());
  }

  @Test
  void soIsAnotherPlan() throws IOException {
    Files.writeString(
        run.resolve("_winnow/plan.json"),
        Files.readString(run.resolve("_winnow/plan.json")) + "\n");
    assertEquals(6, report("-f", "html=" + html));
    assertFalse(Files.exists(html));
  }

  @Test
  void aFileInTheRunDirectoryWouldBeExtra() throws IOException {
    assertEquals(2, report("-f", "html=" + run.resolve("report.html")));
    assertTrue(err.toString().contains("lies in the run directory"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), run);
    assertEquals(2, report("-f", "html=" + link.resolve("report.html")), "nor through a link");
    assertFalse(Files.exists(run.resolve("report.html")));
  }

  @Test
  void aFileThatExistsIsReplacedOnlyByForce() throws IOException {
    Files.writeString(html, "mine");
    assertEquals(2, report("-f", "html=" + html));
    assertEquals("mine", Files.readString(html));
    assertEquals(0, report("-f", "html=" + html, "--force"));
    assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
  }

  @Test
  void allProblemsAreFoundBeforeAnythingIsWritten() throws IOException {
    assertEquals(
        2,
        report("-f", "html=" + html, "-f", "html=" + html, "-f", "html=" + folder.resolve("no/x")));
    assertTrue(err.toString().contains("is named twice") && err.toString().contains("no folder"));
    assertEquals(2, report("-f", "html=" + html, "-f", "docx=" + folder.resolve("x.docx")));
    assertTrue(err.toString().contains("is no format"));
    assertEquals(List.of("run"), names());
  }

  @Test
  void aTrustedKeyIsNamedAndAnotherIsNotVerified() throws IOException {
    SigningKey.Pair pair = SigningKey.generate();
    VerifyingKey key = VerifyingKey.parse(pair.publicPem());
    new RunSignature(
            new RunDirectory(RunLocation.of(run.toString(), Optional.empty(), Optional.empty())))
        .sign(SigningKey.parse(pair.privatePem()), key);
    Path pub = Files.writeString(folder.resolve("right.pub"), pair.publicPem());
    Path other = Files.writeString(folder.resolve("other.pub"), SigningKey.generate().publicPem());
    assertEquals(0, report("-f", "html=" + html, "--key", pub.toString()));
    assertTrue(Files.readString(html).contains(key.id()));
    assertEquals(6, report("-f", "html=" + html, "--key", other.toString(), "--force"));
    assertTrue(Files.readString(html).contains("<strong>Not verified</strong>"));
  }

  /** A run with one kept item less, so that its manifest is another one. */
  private Path another(String name, long kept) throws IOException {
    Tally tally = ReportSamples.tally();
    Map<Verdict, Long> items = new HashMap<>(tally.items());
    items.put(Verdict.KEPT, kept);
    Tally other =
        new Tally(
            tally.records(),
            tally.captures(),
            tally.outOfScope(),
            tally.unreadable(),
            items,
            tally.excluded(),
            tally.flagged(),
            tally.setAside(),
            tally.scores(),
            tally.reviews(),
            tally.hits(),
            tally.hitsWithoutOrigin());
    Path before = folder.resolve(name);
    ReportSamples.write(ReportSamples.with(ReportSamples.calm().run(), other), before);
    return before;
  }

  private void refuses(String message, String... options) throws IOException {
    List<String> before = names();
    err.getBuffer().setLength(0);
    assertEquals(2, report(options), err::toString);
    assertTrue(err.toString().contains(message), err::toString);
    assertEquals(before, names(), "nothing is written");
  }

  @Test
  void anotherRunsDirectoryIsNoPlaceForAReportEither() throws IOException {
    Path before = another("before", 7);
    String inside = "html=" + before.resolve("report.html");
    refuses("lies in the run directory", "-f", inside, "--previous", before.toString());
    refuses("lies in the run directory", "-f", inside, "--earlier", before.toString());
    assertFalse(Files.exists(before.resolve("report.html")));
    assertEquals(0, report("-f", inside), "whoever does not name it may");
  }

  @Test
  void anEarlierRunIsAnotherOneAndNamedOnce() throws IOException {
    String before = another("before", 7).toString();
    String copy = another("copy", 7).toString();
    String page = "html=" + html;
    refuses("is the run that is reported on", "-f", page, "--earlier", run.toString());
    refuses("is the run that is reported on", "-f", page, "--previous", run.toString());
    String json = "json=" + folder.resolve("r.json");
    refuses("--earlier: is counted for html alone", "-f", json, "--earlier", before);
    refuses("is the same run as " + before, "-f", page, "--earlier", before, "--earlier", before);
    refuses("is the same run as " + before, "-f", page, "--earlier", before, "--earlier", copy);
  }

  @Test
  void aMaskIsForHtmlAlone() throws IOException {
    refuses("-f csv: does not take --mask-small, only html does", "--mask-small", "-f", "csv=-");
    refuses("-f json: does not take", "--mask-small", "-f", "html=" + html, "-f", "json=-");
    refuses("-f md: does not take", "--mask-small", "-f", "md=-");
    assertEquals(0, report("--mask-small", "-f", "html=" + html), err::toString);
    assertTrue(Files.readString(html).contains("&lt;5 items matched a confidential list"));
  }

  @Test
  void whatIsForOneRunIsRefusedForSeveral() throws IOException {
    String figures = "json=" + folder.resolve("figures.json");
    String before = another("before", 7).toString();
    refuses("--mask-small: is taken by", "--transparency", "-f", figures, "--mask-small");
    refuses("--previous: is taken by", "--transparency", "-f", figures, "--previous", before);
    refuses("--earlier: is taken by", "--transparency", "-f", figures, "--earlier", before);
    refuses("--dataset: is taken by", "--transparency", "-f", figures, "--dataset", "p.yaml");
    assertEquals(0, report("--transparency", "-f", figures), err::toString);
  }

  @Test
  void aStrayFileInTheAuditTrailIsNamed() throws IOException {
    Path audit = Files.createDirectories(run.resolve("_winnow/audit"));
    Files.writeString(audit.resolve(".DS_Store"), "x");
    assertEquals(6, report("-f", "html=" + html));
    assertTrue(err.toString().contains("_winnow/audit/.DS_Store is not"), err::toString);
    assertFalse(Files.exists(html));
  }

  @Test
  void earlierAndPreviousRunsAreNamed() throws IOException {
    Path before = another("before", 118_399);
    assertEquals(
        0,
        report(
            "-f", "html=" + html, "--previous", before.toString(), "--earlier", before.toString()));
    String page = Files.readString(html);
    assertTrue(page.contains("no surprising change against the previous run"));
    assertTrue(page.contains("Nothing: both runs had the same policy."));
    assertTrue(page.contains("it cleaned 70 shards of the same bytes and has 118,000 clean rows"));
  }
}
