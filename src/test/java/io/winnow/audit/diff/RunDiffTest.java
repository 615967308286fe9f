package io.winnow.audit.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.audit.MadeRun;
import io.winnow.audit.RunTables;
import io.winnow.core.ProblemsException;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.proof.TokenKey;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs over one shard with hits of every kind, each under another policy. */
class RunDiffTest {
  private static final String SHARD = "crawl-01.warc.gz";
  private static final Path SHARD_FILE = MadeRun.SAMPLES.resolve("shards").resolve(SHARD);

  @TempDir static Path home;
  private static final Map<String, RunDirectory> RUNS = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  @BeforeAll
  static void make() throws IOException {
    make("base", MadeRun.policy());
    make("strict", MadeRun.policy("distance: 31", "distance: 10"));
    make("lenient", MadeRun.policy("not-comparable: flag", "not-comparable: keep"));
    make("apart", MadeRun.policy("cascade: record", "cascade: none"));
    make("images", MadeRun.policy() + "types: [image]\n");
    make(
        "open",
        MadeRun.policy()
            .lines()
            .filter(line -> !line.contains("demo-sites"))
            .reduce("", (a, b) -> a + b + "\n"));
    RUNS.put(
        "scan",
        MadeRun.of(
            home.resolve("scan"),
            RunKind.SCAN,
            MadeRun.bound(MadeRun.policy(), MadeRun.SAMPLES),
            List.of(SHARD_FILE)));
  }

  private static void make(String name, String policy) throws IOException {
    RUNS.put(name, MadeRun.of(home.resolve(name), policy, SHARD));
  }

  private static RunDirectory run(String name) {
    return java.util.Objects.requireNonNull(RUNS.get(name));
  }

  private DiffReport diff(String a, String b, Optional<TokenKey> key) throws IOException {
    rows.clear();
    return new RunDiff(new RunTables(run(a)), new RunTables(run(b)), key)
        .run(rows::add, (done, of) -> {});
  }

  /** {@code change item-id}; of masked rows the id that the token stands for. */
  private Set<String> found() throws IOException {
    Map<String, String> ids = new HashMap<>();
    NaiveDiff.expected().keySet().forEach(id -> ids.put(MadeRun.KEY.itemToken(id), id));
    TreeSet<String> found = new TreeSet<>();
    for (Row row : rows) {
      String id = row.text("item_id");
      found.add(row.text("change") + " " + (id == null ? ids.get(row.text("item_token")) : id));
    }
    assertEquals(rows.size(), found.size(), "an item stands there twice");
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "base,strict", "strict,base", "base,lenient", "lenient,base", "base,apart", "apart,strict",
    "base,open", "open,base", "base,images", "images,base", "open,images", "strict,lenient"
  })
  void withTheKeyEveryDifferenceIsFoundAndNoOther(String a, String b) throws IOException {
    DiffReport report = diff(a, b, Optional.of(MadeRun.KEY));
    Set<String> expected = NaiveDiff.changes(run(a), run(b));
    assertFalse(expected.isEmpty());
    assertEquals(expected, found());
    assertEquals(expected.size(), report.changed());
    assertEquals(0, report.notTold());
  }

  @Test
  void aRunIsLikeItself() throws IOException {
    for (Optional<TokenKey> key : List.of(Optional.of(MadeRun.KEY), Optional.<TokenKey>empty())) {
      DiffReport report = diff("base", "base", key);
      assertEquals(0, report.changed());
      assertEquals(0, report.notTold());
      assertEquals(List.of(), report.policy());
      assertEquals(List.of(), report.lists());
      assertEquals(1, report.inputs().compared());
    }
  }

  /** What the samples' maker says of distances, and nothing of a run, gives the expectation. */
  @Test
  void aSmallerDistanceLetsGoWhatLiesBeyondIt() throws IOException {
    TreeSet<String> freed = new TreeSet<>();
    Map<String, JsonNode> items = NaiveDiff.expected();
    items.forEach(
        (id, item) -> {
          if (id.startsWith(SHARD)
              && "picture".equals(item.path("rule_id").asText())
              && List.of("11-20", "21-31").contains(item.path("distance_band").asText())) {
            freed.add("newly-kept " + id);
          }
        });
    items.forEach(
        (id, item) -> {
          if (freed.contains("newly-kept " + item.path("cause_item_id").asText())) {
            freed.add("newly-kept " + id);
          }
        });
    DiffReport report = diff("base", "strict", Optional.of(MadeRun.KEY));
    assertTrue(freed.size() >= 3);
    assertEquals(freed, found());
    ChangeFigures kept = figures(report, ChangeKind.NEWLY_KEPT);
    assertEquals(freed.size(), kept.items());
    assertEquals(
        List.of(new TopCounts.Named("picture", 3)),
        kept.rules().named().stream().filter(n -> n.name().equals("picture")).toList());
    assertEquals(List.of(), kept.hosts().named(), "the host of a masked row");
    assertEquals(List.of("-    distance: 31", "+    distance: 10"), report.policy());
  }

  private static ChangeFigures figures(DiffReport report, ChangeKind kind) {
    return report.changes().stream()
        .filter(change -> change.kind().equals(kind.id()))
        .findFirst()
        .orElseThrow();
  }

  /** What is masked in one run may be kept in the other; without the key nobody can say so. */
  @Test
  void withoutTheKeyNothingIsSaidThatCannotBeKnown() throws IOException {
    Set<String> withKey = NaiveDiff.changes(run("base"), run("strict"));
    DiffReport report = diff("base", "strict", Optional.empty());
    TreeSet<String> masked = new TreeSet<>();
    withKey.forEach(change -> masked.add(change.replace("newly-kept", "no-longer-excluded")));
    assertEquals(masked, found());
    rows.forEach(row -> assertEquals("not-told", row.text("to_verdict")));
    assertEquals(masked.size(), report.notTold(), "the kept ones, of which nobody knows which");
  }

  @Test
  void nothingOfTheOutputSaysWhereAMaskedItemLies() throws IOException {
    Path folder = home.resolve("files");
    Files.createDirectories(folder);
    DiffReport report;
    try (DiffFiles files = new DiffFiles(io.winnow.run.Store.at(folder.toString()))) {
      report =
          new RunDiff(
                  new RunTables(run("base")),
                  new RunTables(run("strict")),
                  Optional.of(MadeRun.KEY))
              .run(
                  row -> {
                    rows.add(row);
                    files.row(row);
                  },
                  (done, of) -> {});
    }
    for (Row row : rows) {
      for (String column : List.of("item_id", "url", "host")) {
        assertNull(row.value(column));
      }
    }
    List<String> tokens =
        rows.stream().map(row -> Objects.requireNonNull(row.text("item_token"))).toList();
    assertTrue(tokens.size() > 1);
    assertEquals(tokens.stream().sorted().toList(), tokens, "nor does their order");
    String csv = Files.readString(folder.resolve(DiffFiles.CSV));
    String parquet =
        new String(
            Files.readAllBytes(folder.resolve(DiffFiles.PARQUET)), StandardCharsets.ISO_8859_1);
    String json = new String(Json.pretty(report), StandardCharsets.UTF_8);
    Map<String, JsonNode> items = NaiveDiff.expected();
    for (String change : found()) {
      JsonNode item = items.get(change.substring(change.indexOf(' ') + 1));
      for (String secret : List.of(item.get("item_id").asText(), item.get("url").asText())) {
        assertFalse(csv.contains(secret) || parquet.contains(secret) || json.contains(secret));
      }
    }
  }

  @Test
  void theFilesHoldTheSameRows() throws IOException {
    Path folder = Files.createDirectories(home.resolve("same"));
    try (DiffFiles files = new DiffFiles(io.winnow.run.Store.at(folder.toString()))) {
      new RunDiff(new RunTables(run("base")), new RunTables(run("open")), Optional.empty())
          .run(
              row -> {
                rows.add(row);
                files.row(row);
              },
              (done, of) -> {});
    }
    assertTrue(rows.size() > 5);
    List<String> lines = Files.readAllLines(folder.resolve(DiffFiles.CSV));
    assertEquals(rows.size() + 1, lines.size());
    try (var reader =
        new io.winnow.table.TableReader(
            DiffTable.SCHEMA, Files.newByteChannel(folder.resolve(DiffFiles.PARQUET)))) {
      int at = 0;
      for (Row row = reader.next(); row != null; row = reader.next(), at++) {
        assertEquals(
            java.util.HexFormat.of().formatHex(rows.get(at).canonical()),
            java.util.HexFormat.of().formatHex(row.canonical()));
        assertTrue(lines.get(at + 1).contains('"' + row.text("item_id") + '"'));
      }
      assertEquals(rows.size(), at);
    }
    assertTrue(rows.stream().anyMatch(row -> "weeds.example".equals(row.text("host"))));
  }

  @Test
  void aScanIsHeldAgainstARunForWhatItSays() throws IOException {
    DiffReport report = diff("scan", "base", Optional.empty());
    assertEquals(0, report.changed(), () -> rows.get(0).text("change"));
    diff("scan", "strict", Optional.empty());
    TreeSet<String> expected = new TreeSet<>();
    NaiveDiff.changes(run("base"), run("strict"))
        .forEach(change -> expected.add(change.replace("newly-kept", "no-longer-excluded")));
    assertEquals(expected, found());
    diff("strict", "scan", Optional.of(MadeRun.KEY));
    TreeSet<String> back = new TreeSet<>();
    expected.forEach(c -> back.add(c.replace("no-longer-excluded", "newly-excluded")));
    assertEquals(back, found());
  }

  @Test
  void inputsThatAreNotTheSameAreNamedAndNotCompared() throws IOException {
    Path shards = Files.createDirectories(home.resolve("shards"));
    Path other = Files.copy(SHARD_FILE, shards.resolve(SHARD));
    byte[] bytes = Files.readAllBytes(other);
    // Another time in the first gzip header: the same records, other bytes.
    bytes[4] ^= 1;
    Files.write(other, bytes);
    Path more =
        Files.copy(
            MadeRun.SAMPLES.resolve("shards/crawl-02.warc.gz"), shards.resolve("crawl-02.warc.gz"));
    RUNS.put(
        "other",
        MadeRun.of(
            home.resolve("other"),
            RunKind.CLEAN,
            MadeRun.bound(MadeRun.policy(), MadeRun.SAMPLES),
            List.of(other, more)));
    DiffReport.Inputs inputs = diff("base", "other", Optional.empty()).inputs();
    assertEquals(0, inputs.compared());
    assertEquals(List.of(SHARD), inputs.changed().first());
    assertEquals(List.of("crawl-02.warc.gz"), inputs.onlyAfter().first());
    assertEquals(0, inputs.onlyBefore().count());
    assertEquals(List.of(), rows);
    inputs = diff("other", "base", Optional.empty()).inputs();
    assertEquals(List.of("crawl-02.warc.gz"), inputs.onlyBefore().first());
  }

  @Test
  void aListThatHasGrownIsNamedWithBothVersions() throws IOException {
    Path folder = Files.createDirectories(home.resolve("lists-2/lists"));
    try (var lists = Files.list(MadeRun.SAMPLES.resolve("lists"))) {
      for (Path list : lists.toList()) {
        Files.copy(list, folder.resolve(list.getFileName()));
      }
    }
    Path sites = folder.resolve("sites.txt");
    Files.writeString(
        sites, Files.readString(sites).replace("2026-01-01.1", "2026-02-02") + "library.example\n");
    RUNS.put(
        "grown",
        MadeRun.of(
            home.resolve("grown"),
            RunKind.CLEAN,
            MadeRun.bound(MadeRun.policy(), folder.getParent()),
            List.of(SHARD_FILE)));
    DiffReport report = diff("base", "grown", Optional.of(MadeRun.KEY));
    assertEquals(1, report.lists().size());
    DiffReport.Versions change = report.lists().get(0);
    assertEquals("demo-sites", change.id());
    assertTrue(String.valueOf(change.before()).startsWith("version 2026-01-01.1 of 2026-01-01, 3"));
    assertTrue(String.valueOf(change.after()).startsWith("version 2026-02-02 of 2026-01-01, 4"));
    assertEquals(NaiveDiff.changes(run("base"), run("grown")), found());
    ChangeFigures excluded = figures(report, ChangeKind.NEWLY_EXCLUDED);
    assertTrue(excluded.items() > 0);
    assertEquals(
        List.of(new TopCounts.Named("library.example", excluded.items())),
        excluded.hosts().named());
    assertEquals(List.of(new TopCounts.Named("site", excluded.items())), excluded.rules().named());
  }

  @Test
  void runsThatHaveNoNamesInCommonAreRefused() throws IOException {
    RunDirectory base = run("base");
    Path copy = Files.createDirectories(home.resolve("rekeyed/_winnow"));
    for (TableFile file : base.manifest().files()) {
      assertTrue(file.rows() > 0);
    }
    for (String name : List.of("plan.json", "run.json")) {
      String text = Files.readString(home.resolve("base/_winnow").resolve(name));
      Files.writeString(copy.resolve(name), text.replace(MadeRun.KEY.id(), "0".repeat(16)));
    }
    RunDirectory other =
        new RunDirectory(
            io.winnow.run.RunLocation.of(
                copy.getParent().toString(), Optional.empty(), Optional.empty()));
    ProblemsException e =
        assertThrows(
            ProblemsException.class,
            () -> new RunDiff(new RunTables(base), new RunTables(other), Optional.empty()));
    assertTrue(String.valueOf(e.getMessage()).contains("different token keys"));
  }
}
