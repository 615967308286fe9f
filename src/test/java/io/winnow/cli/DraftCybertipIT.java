package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.run.AuditTrail;
import io.winnow.run.CommitLog;
import io.winnow.run.FolderCopy;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts of the sample crawl's hits, held against what expected.json says of its items. */
class DraftCybertipIT {
  private static final Pattern DISTANCE = Pattern.compile("distance (\\d+) of 256 bits");

  @TempDir static Path home;
  private static Path run;
  private static Path reporter;

  /** Expected items that a list of purpose csam knows, by item id. */
  private static final Map<String, JsonNode> KNOWN = new TreeMap<>();

  @TempDir private Path folder;
  private Path out = Path.of("");

  @BeforeAll
  static void clean() throws IOException {
    run = home.resolve("run");
    DemoRun.copyTo(run);
    reporter = Files.writeString(home.resolve("reporter.properties"), "email=zz@example.org\n");
    for (JsonNode item :
        new ObjectMapper().readTree(Path.of("sample-data/expected.json").toFile()).get("items")) {
      if (item.path("class").asText().equals("known")) {
        KNOWN.put(item.get("item_id").asText(), item);
      }
    }
    assertTrue(KNOWN.size() >= 10, "the sample has lost its hits");
  }

  @BeforeEach
  void place() {
    out = folder.resolve("drafts");
  }

  /** PDQ is the only perceptual hash of the sample: all its other matches are exact. */
  private static long expected(boolean near, String shard) {
    return KNOWN.entrySet().stream()
        .filter(e -> e.getKey().startsWith(shard))
        .filter(e -> e.getValue().path("algorithm").asText().equals("pdq") == near)
        .count();
  }

  private Winnow draft(Path of, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "draft",
                "cybertip",
                of.toString(),
                "-o",
                out.toString(),
                "--reporter",
                reporter.toString(),
                "--why",
                "a test of drafts"));
    arguments.addAll(Arrays.asList(more));
    return Winnow.run(arguments.toArray(String[]::new));
  }

  private List<NamedCsvRecord> index() throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(out.resolve("index.csv"))) {
      return csv.stream().toList();
    }
  }

  private static List<Row> evidence() throws IOException {
    RunDirectory directory = FinishedRun.at(run.toString());
    List<Row> rows = new ArrayList<>();
    for (TableFile file : directory.manifest().files()) {
      if (file.table().equals("evidence")) {
        try (TableReader reader =
            new TableReader(Tables.EVIDENCE, directory.table("evidence").channel(file.name()))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private static void saysNothingOfAHit(Winnow said) throws IOException {
    String text = said.out() + said.err();
    int secrets = 0;
    for (Row row : evidence()) {
      for (String column :
          List.of(
              "item_id",
              "item_token",
              "url",
              "md5",
              "sha1",
              "sha256",
              "pdq",
              "record_id",
              "entry_id",
              "entry_token")) {
        if (row.text(column) != null) {
          assertFalse(text.contains(Objects.requireNonNull(row.text(column))), column);
          secrets++;
        }
      }
    }
    assertTrue(secrets > 100, "nothing to look for");
    said.noTrace();
  }

  @Test
  void everyKnownItemHasADraftOfItsOwnAndExactOnesLieApart() throws IOException {
    Winnow drafted = draft(run);
    assertEquals(0, drafted.code(), drafted.err());
    assertTrue(
        drafted
            .out()
            .startsWith(
                "%d drafts of %d hits: %d exact, %d near\n"
                    .formatted(
                        KNOWN.size(), KNOWN.size(), expected(false, ""), expected(true, ""))),
        drafted.out());
    saysNothingOfAHit(drafted);
    Set<String> drafts = new TreeSet<>();
    for (NamedCsvRecord row : index()) {
      String item = row.getField("item_id");
      drafts.add(item);
      JsonNode expected = Objects.requireNonNull(KNOWN.get(item), "an item that nobody expects");
      boolean near = expected.path("algorithm").asText().equals("pdq");
      assertTrue(row.getField("report").startsWith(near ? "near/" : "exact/"), item);
      String report = Files.readString(out.resolve(row.getField("report")));
      String file = Files.readString(out.resolve(row.getField("file")));
      String url = expected.get("url").asText();
      assertTrue(report.contains("<url>" + url + "</url>"), item);
      assertTrue(file.contains("<locationOfFile>" + url + "</locationOfFile>"), item);
      assertTrue(file.contains("<fileViewedByEsp>false</fileViewedByEsp>"));
      assertTrue(file.contains("Matched list demo-known, version 2026-01-01.1, entry "), file);
      assertTrue(file.contains("record id " + expected.get("record_id").asText()), item);
      assertTrue(report.contains("<email>zz@example.org</email>"));
      assertEquals(near, file.contains("NEAR MATCH, NOT CONFIRMED"), item);
      assertEquals(near, report.contains("A PERSON MUST CONFIRM IT"), item);
      if (near) {
        String[] band = expected.get("distance_band").asText().split("-", -1);
        Matcher distance = DISTANCE.matcher(file);
        assertTrue(distance.find(), item);
        int bits = Integer.parseInt(distance.group(1));
        assertTrue(bits >= Integer.parseInt(band[0]) && bits <= Integer.parseInt(band[1]), item);
      }
    }
    assertEquals(KNOWN.keySet(), drafts);
  }

  /** The list's own entries are what the drafts' digests must be. */
  @Test
  void digestsAreThoseOfTheFile() throws IOException {
    draft(run);
    Map<String, String> files = new TreeMap<>();
    for (NamedCsvRecord row : index()) {
      files.put(row.getField("item_id"), Files.readString(out.resolve(row.getField("file"))));
    }
    List<String> entries = Files.readAllLines(Path.of("sample-data/lists/known.csv"));
    int compared = 0;
    for (Map.Entry<String, JsonNode> item : KNOWN.entrySet()) {
      String what = item.getValue().get("what").asText();
      if (what.endsWith(" of the payload")) {
        String entry = item.getValue().get("entry").asText();
        String[] values =
            entries.stream()
                .filter(line -> line.contains("," + entry + ","))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
        int column = List.of("md5", "sha1", "sha256").indexOf(what.split(" ", -1)[0]);
        String type = List.of("MD5", "SHA1", "SHA256").get(column);
        String digest = values[column].toLowerCase(java.util.Locale.ROOT);
        String element = "<originalFileHash hashType=\"%s\">%s<".formatted(type, digest);
        assertTrue(files.get(item.getKey()).contains(element), what);
        compared++;
      }
    }
    assertTrue(compared >= 4, "too few digests to compare");
  }

  @Test
  void theAuditLineSaysWhoReadEvidenceAndWhy() throws IOException {
    AuditTrail trail = new AuditTrail(FinishedRun.at(run.toString()).out(), Clock.systemUTC());
    int before = trail.lines().size();
    draft(run, "--list", "demo-known");
    List<AuditTrail.Line> lines = trail.lines();
    assertEquals(before + 1, lines.size());
    AuditTrail.Line line = lines.get(before);
    assertEquals("draft cybertip", line.command());
    assertEquals("a test of drafts", line.why());
    assertEquals(System.getProperty("user.name"), line.who());
    assertEquals("demo-known", line.facts().get("lists"));
    assertEquals("hit", line.facts().get("group"));
    Winnow verified = Winnow.run("verify", run.toString());
    assertEquals(0, verified.code(), verified.out());
  }

  @Test
  void draftsAreTheirOwnersAlone() throws IOException {
    draft(run);
    try (Stream<Path> all = Files.walk(out)) {
      for (Path path : all.toList()) {
        assertEquals(
            Files.isDirectory(path) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      }
    }
  }

  @Test
  void hitsOfAHostAndDayShareAReport() throws IOException {
    Map<String, Set<String>> groups = new TreeMap<>();
    for (Row row : evidence()) {
      JsonNode item = Objects.requireNonNull(KNOWN.get(row.text("item_id")));
      boolean near = item.path("algorithm").asText().equals("pdq");
      String day = String.valueOf(row.value("captured_at")).substring(0, 10);
      String host = java.net.URI.create(item.get("url").asText()).getHost();
      groups
          .computeIfAbsent(near + " " + host + " " + day, key -> new TreeSet<>())
          .add(item.get("item_id").asText());
    }
    Winnow drafted = draft(run, "--group", "host-day", "--json");
    assertEquals(0, drafted.code(), drafted.err());
    JsonNode json = new ObjectMapper().readTree(drafted.out());
    assertEquals(groups.size(), json.get("drafts").asInt());
    assertEquals(KNOWN.size(), json.get("hits").asInt());
    assertTrue(json.get("runComplete").asBoolean());
    assertTrue(groups.size() < KNOWN.size(), "nothing was grouped");
    saysNothingOfAHit(drafted);
    Map<String, Set<String>> drafts = new TreeMap<>();
    for (NamedCsvRecord row : index()) {
      drafts
          .computeIfAbsent(row.getField("report"), key -> new TreeSet<>())
          .add(row.getField("item_id"));
      assertTrue(Files.exists(out.resolve(row.getField("file"))));
    }
    assertEquals(Set.copyOf(groups.values()), Set.copyOf(drafts.values()));
  }

  /** As a driver that was killed leaves it: one unit committed, no manifest. */
  @Test
  void aRunThatHasNotEndedIsDraftedAsFarAsItWent() throws IOException {
    Path half = folder.resolve("half");
    FolderCopy.of(run, half);
    Files.delete(half.resolve("_SUCCESS"));
    Files.delete(half.resolve("_winnow/run.json"));
    Store store = Store.at(half.toString());
    CommitLog whole = CommitLog.open(store);
    for (String segment : CommitLog.segments(store)) {
      store.delete(segment);
    }
    CommitLog.open(store)
        .commit(
            whole.receipts().values().stream()
                .filter(receipt -> receipt.unitKey().startsWith("crawl-00"))
                .toList());
    Winnow drafted = draft(half);
    assertEquals(0, drafted.code(), drafted.err());
    long near = expected(true, "crawl-00");
    assertTrue(
        drafted.out().startsWith("%d drafts of %<d hits: 0 exact, %<d near\n".formatted(near)),
        drafted.out());
    assertEquals(0, expected(false, "crawl-00"));
    assertTrue(drafted.out().contains("the run is not finished: there may be more hits"));
    for (NamedCsvRecord row : index()) {
      for (String file : List.of(row.getField("report"), row.getField("file"))) {
        assertTrue(
            Files.readString(out.resolve(file)).contains("The run was not finished when"), file);
      }
    }
    saysNothingOfAHit(drafted);
  }

  @Test
  void aRunWithoutSuchHitsMakesNoFolderAndSaysSo() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"),
            """
            policy: sites-only
            format: 1
            lists:
              - {id: sites, path: sites.txt, purpose: ncii, max-age: never, permissions: any}
            rules:
              - {id: site, list: sites, match: domain, verdict: exclude}
            """);
    Files.writeString(
        folder.resolve("sites.txt"), "# version: 1\n# date: 2026-01-01\norchard.example\n");
    Path other = folder.resolve("other");
    Winnow cleaned =
        Winnow.run(
            "scan",
            Winnow.SHARDS + "/crawl-02.warc.gz",
            "-p",
            policy.toString(),
            "--token-key",
            Winnow.KEY,
            "-o",
            other.toString());
    assertEquals(0, cleaned.code(), cleaned.err());
    Winnow drafted = draft(other);
    assertEquals(5, drafted.code(), drafted.err());
    assertTrue(drafted.out().startsWith("no hits on lists of purpose csam: nothing to draft"));
    assertTrue(
        drafted
            .out()
            .matches("(?s).*not drafted: matches of lists of other purposes \\(ncii \\d+\\).*"),
        drafted.out());
    assertFalse(Files.exists(out));
  }

  @Test
  void sealedEvidenceIsDraftedByTheHolderOfItsKeyAlone() throws IOException {
    Path key = folder.resolve("evidence");
    assertEquals(0, Winnow.run("keys", "new", "--evidence", key.toString()).code());
    Files.copy(Path.of("sample-data/lists/known.csv"), folder.resolve("known.csv"));
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"),
            """
            policy: sealed
            format: 1
            evidence: {seal-to: evidence.pub, retain: 30 d}
            lists:
              - {id: known, path: known.csv, purpose: csam, max-age: never, permissions: any}
            rules:
              - {id: picture, list: known, match: pdq, distance: 31, quality: 50, verdict: exclude}
            """);
    Path sealed = folder.resolve("sealed");
    Winnow cleaned =
        Winnow.run(
            "scan",
            Winnow.SHARDS + "/crawl-00.warc.gz",
            "-p",
            policy.toString(),
            "--token-key",
            Winnow.KEY,
            "-o",
            sealed.toString());
    assertEquals(0, cleaned.code(), cleaned.err());
    draft(sealed).refuses(2, "its evidence is sealed");
    assertFalse(Files.exists(out));
    Winnow drafted = draft(sealed, "--evidence-key", key.toString());
    assertEquals(0, drafted.code(), drafted.err());
    long near = expected(true, "crawl-00");
    assertTrue(
        drafted.out().startsWith("%d drafts of %<d hits: 0 exact, %<d near\n".formatted(near)),
        drafted.out());
  }

  @Test
  void whatIsWrongIsSaidBeforeEvidenceIsRead() throws IOException {
    AuditTrail trail = new AuditTrail(FinishedRun.at(run.toString()).out(), Clock.systemUTC());
    int before = trail.lines().size();
    draft(run, "--list", "demo-sites")
        .refuses(2, "demo-sites is no list of purpose csam in this run; it had demo-known");
    draft(run, "--group", "host").refuses(2, "--group: is neither hit nor host-day");
    draft(folder.resolve("gone")).refuses(2, "is no run directory");
    Winnow.run(
            "draft",
            "cybertip",
            run.toString(),
            "-o",
            out.toString(),
            "--why",
            " ",
            "--reporter",
            reporter.toString())
        .refuses(2, "--why: say why");
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine"), "x");
    draft(run).refuses(2, "is not empty");
    out = run.resolve("drafts");
    draft(run).refuses(2, "lies in the run");
    out = folder.resolve("new");
    Path wrong = Files.writeString(folder.resolve("r"), "e-mail=x\nphone=\n");
    Winnow.run(
            "draft",
            "cybertip",
            run.toString(),
            "-o",
            out.toString(),
            "--why",
            "x",
            "--reporter",
            wrong.toString())
        .refuses(2, "e-mail: is not a key", "phone: is empty", "email: is needed", "3 problems");
    assertEquals(before, trail.lines().size());
    assertFalse(Files.exists(out));
  }
}
