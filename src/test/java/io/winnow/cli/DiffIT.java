package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.audit.diff.DiffTable;
import io.winnow.core.Row;
import io.winnow.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
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
    run(Winnow.POLICY, before);
    run(policy.toString(), after);
  }

  private static void run(String policy, String out) {
    Winnow cleaned =
        Winnow.run("clean", Winnow.SHARDS, "-p", policy, "--token-key", Winnow.KEY, "-o", out);
    assertEquals(0, cleaned.code(), cleaned.err());
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

  @Test
  void nothingIsWrittenIntoARun() {
    Winnow.run("diff", before, after, "-o", before + "/diff").refuses(2, "lies in the run");
    assertEquals(0, Winnow.run("verify", before).code());
  }
}
