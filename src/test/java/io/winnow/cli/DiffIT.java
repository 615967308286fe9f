package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.audit.diff.DiffTable;
import io.winnow.core.Row;
import io.winnow.proof.TokenKey;
import io.winnow.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo policy, and the same with another threshold of its model. */
class DiffIT {
  @TempDir static Path home;
  private static String before;
  private static String after;

  @BeforeAll
  static void clean() throws IOException {
    before = home.resolve("a").toString();
    after = home.resolve("b").toString();
    Path lists = Files.createDirectories(home.resolve("policy/lists"));
    try (Stream<Path> files = Files.list(Path.of("sample-data/lists"))) {
      for (Path file : files.toList()) {
        Files.copy(file, lists.resolve(file.getFileName().toString()));
      }
    }
    Path policy =
        Files.writeString(
            lists.resolveSibling("policy.yaml"),
            Files.readString(Path.of(Winnow.POLICY)).replace("score: 0.7", "score: 1"));
    DemoRun.copyTo(Path.of(before));
    DemoRun.clean(policy.toString(), Path.of(after));
  }

  /** Whatever the model says: what the policy of then excluded by score, that of now flags. */
  private static Map<String, String> expected() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    Tampering run =
        new Tampering(Path.of(before), Files.createTempDirectory(home, "copy").resolve("c"));
    for (Path ledger : run.all("ledger")) {
      for (Row row : run.rows(ledger, "ledger")) {
        if ("nsfw".equals(row.text("rule_id")) && (Double) row.value("score") < 1) {
          expected.put(Objects.requireNonNull(row.text("item_id")), "newly-kept");
        }
      }
    }
    return expected;
  }

  @Test
  void aThresholdLetsGoWhatLiesUnderIt() throws IOException {
    Path folder = home.resolve("diff");
    Winnow diff =
        Winnow.run("diff", before, after, "-o", folder.toString(), "--token-key", Winnow.KEY);
    assertEquals(0, diff.code(), diff.err());
    Map<String, String> found = new TreeMap<>();
    try (TableReader rows =
        new TableReader(DiffTable.SCHEMA, Files.newByteChannel(folder.resolve("diff.parquet")))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        found.put(
            Objects.requireNonNull(row.text("item_id")),
            Objects.requireNonNull(row.text("change")));
        assertEquals("nsfw", row.text("from_rule_id"));
        assertEquals("nsfw-strict", row.text("to_rule_id"));
      }
    }
    assertEquals(expected(), found);
    TreeSet<String> sure = new TreeSet<>();
    new ObjectMapper()
        .readTree(Path.of("sample-data/expected.json").toFile())
        .get("items")
        .forEach(
            item -> {
              if ("nsfw".equals(item.path("rule_id").asText())) {
                sure.add(item.get("item_id").asText());
              }
            });
    assertTrue(found.keySet().containsAll(sure) && !sure.isEmpty(), found::toString);
    assertTrue(diff.out().contains("policy    -    score: 0.7"), diff.out());
    assertTrue(diff.out().contains("policy    +    score: 1"), diff.out());
    assertTrue(diff.out().contains("newly-kept " + found.size()), diff.out());
    assertTrue(diff.out().contains("  rule    nsfw  " + found.size()), diff.out());
    assertEquals(found.size() + 1, Files.readAllLines(folder.resolve("diff.csv")).size());
    Winnow.run("diff", before, after, "-o", folder.toString()).refuses(2, "holds a diff already");
  }

  @Test
  void theCountsAreForProgramsToo() throws IOException {
    Winnow diff = Winnow.run("diff", before, before, "--json");
    assertEquals(0, diff.code(), diff.err());
    JsonNode json = new ObjectMapper().readTree(diff.out());
    assertEquals(3, json.get("inputs").get("compared").asInt());
    json.get("changes").forEach(change -> assertEquals(0, change.get("items").asInt()));
    assertTrue(Winnow.run("diff", before, before).out().contains("none has changed"));
  }

  /**
   * The later policy keeps what the earlier one excludes: asked of the earlier, it still lies
   * there.
   */
  @Test
  void aReportCountsWhatAnotherRunStillKeeps() throws IOException {
    int kept = expected().size();
    assertTrue(kept > 0);
    String page = page(before, after, "--token-key", Winnow.KEY);
    assertTrue(
        page.contains("Still in its clean tables, though excluded here: scored " + kept), page);
    assertFalse(page.contains("only the token key tells"), "it was given");
    assertTrue(
        page(after, before, "--token-key", Winnow.KEY)
            .contains("None of what this run excludes is known to be in its clean tables"));
    String other = home.resolve("other.key").toString();
    Winnow.run("keys", "new", other);
    Winnow.run("report", before, "--earlier", after, "--token-key", other, "-f", "html=-")
        .refuses(2, "is key ");
  }

  /** What a run without the list kept, counted by joining its clean tables with the ledger now. */
  @Test
  void theKeyTellsOfConfidentialHitsToo() throws IOException {
    Path lists = home.resolve("policy/policy.yaml").resolveSibling("none.yaml");
    Files.writeString(
        lists,
        Files.readAllLines(Path.of(Winnow.POLICY)).stream()
            .filter(line -> !line.contains("demo-known"))
            .collect(Collectors.joining("\n")));
    String unaware = home.resolve("c").toString();
    DemoRun.clean(lists.toString(), Path.of(unaware));
    TokenKey key = TokenKey.parse(Files.readString(Path.of(Winnow.KEY)));
    Map<String, String> excluded = new TreeMap<>();
    Tampering now =
        new Tampering(Path.of(before), Files.createTempDirectory(home, "copy").resolve("n"));
    for (Path ledger : now.all("ledger")) {
      for (Row row : now.rows(ledger, "ledger")) {
        if ("excluded".equals(row.text("verdict"))) {
          excluded.put(row.text("item_token"), row.text("class"));
        }
      }
    }
    Map<String, Integer> still = new TreeMap<>();
    Tampering then =
        new Tampering(Path.of(unaware), Files.createTempDirectory(home, "copy").resolve("t"));
    for (String table : List.of("images", "documents")) {
      for (Path file : then.all(table)) {
        for (Row row : then.rows(file, table)) {
          String token = key.itemToken(Objects.requireNonNull(row.text("item_id")));
          if (excluded.containsKey(token)) {
            still.merge(Objects.requireNonNull(excluded.get(token)), 1, Integer::sum);
          }
        }
      }
    }
    assertTrue(still.getOrDefault("known", 0) > 0 && still.getOrDefault("policy", 0) > 0);
    assertTrue(
        page(before, unaware, "--token-key", Winnow.KEY)
            .contains(
                "though excluded here: known %d, policy %d (3 shards compared)"
                    .formatted(still.get("known"), still.get("policy"))));
    String without = page(before, unaware);
    assertTrue(without.contains("only the token key tells (--token-key)"), without);
    assertFalse(without.contains("though excluded here: known"), "nobody can know");
  }

  private static String page(String run, String earlier, String... more) throws IOException {
    Path html = Files.createTempDirectory(home, "page").resolve("r.html");
    List<String> arguments =
        new ArrayList<>(List.of("report", run, "--earlier", earlier, "-f", "html=" + html));
    arguments.addAll(List.of(more));
    Winnow reported = Winnow.run(arguments.toArray(String[]::new));
    assertEquals(0, reported.code(), reported.err());
    return Files.readString(html);
  }

  @Test
  void nothingIsWrittenIntoARun() {
    Winnow.run("diff", before, after, "-o", before + "/diff").refuses(2, "lies in the run");
    assertEquals(0, Winnow.run("verify", before).code());
  }
}
