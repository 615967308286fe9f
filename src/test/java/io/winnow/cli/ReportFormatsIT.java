package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.report.json.ReportSchema;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats for programs and data users, of one real run. */
class ReportFormatsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path home;
  private static Path run;

  @TempDir Path out;
  private Path facts;

  @BeforeAll
  static void clean() throws IOException {
    run = home.resolve("run");
    DemoRun.copyTo(run);
  }

  /** The demo policy says nothing of a dataset; this one does. */
  @BeforeEach
  void facts() throws IOException {
    facts = home.resolve("facts.yaml");
    Files.writeString(
        facts,
        Files.readString(Path.of(Winnow.POLICY))
            + "dataset: {name: Demo, license: CC0-1.0, url: 'https://data.example.com/demo',"
            + " creator: Example Foundation}\n");
  }

  private static Winnow report(String... more) {
    List<String> arguments = new ArrayList<>(List.of("report", run.toString()));
    arguments.addAll(List.of(more));
    return Winnow.run(arguments.toArray(String[]::new));
  }

  private JsonNode json(String name) throws IOException {
    return JSON.readTree(out.resolve(name).toFile());
  }

  @Test
  void allFormatsAreWrittenAtOnceAndTheRunStaysWhatItIs() throws IOException {
    Winnow written =
        report(
            "-f", "csv=" + out.resolve("l.csv"),
            "-f", "json=" + out.resolve("r.json"),
            "-f", "md=" + out.resolve("card.md"),
            "-f", "croissant=" + out.resolve("c.json"),
            "-f", "attestation=" + out.resolve("a.md"),
            "-f", "attestation.json=" + out.resolve("a.json"),
            "--dataset", facts.toString());
    assertEquals(0, written.code(), written.err());
    int rows = TableRows.of(run, Tables.LEDGER).size();
    assertEquals(rows + 1, Files.readAllLines(out.resolve("l.csv")).size());
    assertEquals(List.of(), ReportSchema.faults(json("r.json")));
    assertEquals(61, json("r.json").get("run").get("items").get("excluded").asInt());
    assertEquals(18, json("r.json").at("/figures/excludedByClass/known/items").asInt());
    assertEquals(rows, json("r.json").get("summary").get("rows").asInt());
    assertEquals("Demo", json("c.json").get("name").asText());
    assertTrue(Files.readString(out.resolve("card.md")).startsWith("---\nlicense: cc0-1.0\n"));
    assertTrue(Files.readString(out.resolve("a.md")).contains("excluded, known"));
    assertEquals(18, json("a.json").at("/counts/2/count").asInt());
    assertEquals(0, Winnow.run("verify", run.toString()).code());
  }

  /** What is published of the demo run, whose masked rows have addresses in the evidence table. */
  @Test
  void whatIsPublishedHoldsNoAddressOfAnythingExcluded() throws IOException {
    report(
        "-f", "md=" + out.resolve("card.md"),
        "-f", "croissant=" + out.resolve("c.json"),
        "-f", "attestation=" + out.resolve("a.md"),
        "-f", "attestation.json=" + out.resolve("a.json"),
        "--dataset", facts.toString());
    for (String name : List.of("card.md", "c.json", "a.md", "a.json")) {
      String text = Files.readString(out.resolve(name));
      for (String trace : List.of(".example/", "orchard", "@1504", home.toString())) {
        assertFalse(text.contains(trace), name + " has " + trace);
      }
    }
  }

  @Test
  void aRunThatNobodySignedIsNotCalledSigned() throws IOException {
    report("-f", "attestation=" + out.resolve("a.md"), "-f", "json=" + out.resolve("r.json"));
    assertTrue(Files.readString(out.resolve("a.md")).contains("Signature: none: nobody vouches"));
    assertEquals("unsigned", json("r.json").at("/proof/state").asText());
  }

  @Test
  void aCardWithoutTheOperatorsFactsIsRefusedAndNothingIsWritten() throws IOException {
    report(
            "-f", "md=" + out.resolve("card.md"),
            "-f", "croissant=" + out.resolve("c.json"),
            "-f", "json=" + out.resolve("r.json"))
        .refuses(
            2, "dataset.license: is missing", "dataset.url: is missing", "dataset.creator: is");
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void csvIsCompressedWhereTheNameSaysSo() throws IOException {
    assertEquals(0, report("-f", "csv=" + out.resolve("l.csv.gz")).code());
    try (var in =
        new java.util.zip.GZIPInputStream(Files.newInputStream(out.resolve("l.csv.gz")))) {
      assertTrue(
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .startsWith("item_token,"));
    }
  }

  @Test
  void transparencyFiguresAreOfTheRunsOfAPeriod() throws IOException {
    Winnow written =
        report(
            "--transparency",
            "-f",
            "json=" + out.resolve("t.json"),
            "-f",
            "csv=" + out.resolve("t.csv"));
    assertEquals(0, written.code(), written.err());
    JsonNode figures = json("t.json");
    assertEquals(61, figures.at("/complete/excluded").asInt());
    long rows = 0;
    for (JsonNode cell : figures.at("/complete/cells")) {
      rows += cell.get("rows").asLong();
    }
    long excludedAndFlagged =
        TableRows.of(run, Tables.LEDGER).stream()
            .filter(row -> List.of("excluded", "flagged").contains(row.text("verdict")))
            .count();
    assertTrue(rows >= excludedAndFlagged, "every such row is in a cell");
    assertEquals(4, figures.get("lists").size());
    assertEquals("unsigned", figures.at("/runs/0/signature").asText());
    assertTrue(Files.readString(out.resolve("t.csv")).startsWith("runs,category,"));
    Winnow before =
        report("--transparency", "--to", "1999-12-31", "-f", "json=" + out.resolve("b.json"));
    assertEquals(0, before.code(), before.err());
    assertEquals(0, json("b.json").at("/complete/runs").asInt());
    assertEquals("outside-period", json("b.json").at("/runs/0/standing").asText());
  }

  @Test
  void whatCannotBeMeantIsRefused() throws IOException {
    String again = run.toString();
    report(again).refuses(2, "is a second RUN; only --transparency takes several");
    report("--from", "2026-01-01").refuses(2, "are for --transparency");
    report(again, "--transparency", "-f", "json=" + out.resolve("x"))
        .refuses(2, "is the same run as", "name it once");
    report("--transparency", "-f", "html=" + out.resolve("x"))
        .refuses(2, "is no format of --transparency; there are json, csv");
    report("--transparency", "--from", "May").refuses(2, "--from: needs a day, YYYY-MM-DD");
    report("--transparency", "--from", "2026-02-01", "--to", "2026-01-01")
        .refuses(2, "is before --from 2026-02-01");
    report("-f", "pdf=" + out.resolve("x")).refuses(2, "is no format; there are html, csv, json");
  }
}
