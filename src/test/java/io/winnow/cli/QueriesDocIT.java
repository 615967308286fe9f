package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.Row;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of {@code src/docs/queries.md} on a real run, by DuckDB, against our own reader. */
class QueriesDocIT {
  private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @TempDir static Path home;
  private static Path run;
  private static List<String> queries;
  private static List<Row> ledger;

  @BeforeAll
  static void clean() throws IOException {
    run = home.resolve("run");
    DemoRun.copyTo(run);
    ledger = TableRows.of(run, Tables.LEDGER);
    List<String> listed =
        TableRows.of(run, Tables.IMAGES).stream()
            .limit(2)
            .map(row -> Objects.requireNonNull(row.text("sha256")).toUpperCase(Locale.ROOT))
            .collect(Collectors.toCollection(ArrayList::new));
    listed.add("00".repeat(32));
    Files.write(home.resolve("list"), listed);
    queries = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("src/docs/queries.md")));
    while (blocks.find()) {
      queries.add(blocks.group(1));
    }
  }

  /** The one query of the page that has this in it, and what it gives: columns by name. */
  private static List<Map<String, String>> ask(String part) throws SQLException {
    List<String> found = queries.stream().filter(query -> query.contains(part)).toList();
    assertEquals(1, found.size(), part);
    return run(found.get(0));
  }

  private static List<Map<String, String>> run(String query) throws SQLException {
    String placed =
        query
            .replace("OUT/", run + "/")
            .replace("'LIST'", "'" + home.resolve("list") + "'")
            .replace("EXPORT", home.resolve("export").toString());
    List<Map<String, String>> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET autoinstall_known_extensions=false");
      statement.execute("SET autoload_known_extensions=false");
      if (!statement.execute(placed)) {
        return List.of(Map.of("Count", String.valueOf(statement.getUpdateCount())));
      }
      try (ResultSet result = statement.getResultSet()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          Map<String, String> row = new LinkedHashMap<>();
          for (int i = 1; i <= columns; i++) {
            row.put(result.getMetaData().getColumnLabel(i), String.valueOf(result.getString(i)));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static Map<String, Long> counted(
      List<Map<String, String>> rows, String count, String... keys) {
    Map<String, Long> counts = new TreeMap<>();
    for (Map<String, String> row : rows) {
      String key = java.util.Arrays.stream(keys).map(row::get).collect(Collectors.joining("/"));
      counts.merge(key, Long.parseLong(Objects.requireNonNull(row.get(count))), Long::sum);
    }
    return counts;
  }

  private static Map<String, Long> counted(List<Row> rows, String... keys) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row ->
                    java.util.Arrays.stream(keys)
                        .map(key -> String.valueOf(row.value(key)))
                        .collect(Collectors.joining("/")),
                TreeMap::new,
                Collectors.counting()));
  }

  private static List<Row> ledger(String column, String value) {
    return ledger.stream().filter(row -> value.equals(row.text(column))).toList();
  }

  @Test
  void everyQueryOfThePageGivesRows() throws SQLException {
    assertTrue(queries.size() >= 15, () -> "only " + queries.size());
    for (String query : queries) {
      List<Map<String, String>> rows = run(query);
      assertTrue(!rows.isEmpty() && !rows.get(0).isEmpty(), query);
    }
  }

  @Test
  void reasonsAreCountedAsTheSamplesMakerMeantThem() throws SQLException, IOException {
    Map<String, Long> found = counted(ask("GROUP BY class, reason"), "items", "class", "reason");
    assertEquals(counted(ledger("verdict", "excluded"), "class", "reason"), found);
    JsonNode expected = new ObjectMapper().readTree(Path.of("sample-data/expected.json").toFile());
    expected
        .get("totals")
        .get("excluded")
        .properties()
        .forEach(
            cause ->
                assertTrue(
                    found.getOrDefault(cause.getKey(), 0L) >= cause.getValue().asLong(),
                    cause::getKey));
  }

  @Test
  void listsModelsAndMonthsAddUp() throws SQLException {
    List<Row> ofLists = ledger.stream().filter(row -> row.text("list_id") != null).toList();
    assertEquals(
        counted(ofLists, "list_id", "rule_id", "verdict"),
        counted(
            ask("SELECT list_id, list_version, purpose"),
            "items",
            "list_id",
            "rule_id",
            "verdict"));
    List<Row> ofModels = ledger.stream().filter(row -> row.text("model_id") != null).toList();
    assertEquals(
        counted(ofModels, "model_id", "rule_id"),
        counted(ask("min(score) AS least"), "items", "model_id", "rule_id"));
    Map<String, Long> months = counted(ask("AS month"), "items", "month", "verdict");
    assertEquals(ledger.size(), months.values().stream().mapToLong(n -> n).sum());
  }

  @Test
  void hostsAreThoseOfRowsThatAreNotMasked() throws SQLException {
    List<Row> open =
        ledger("verdict", "excluded").stream().filter(row -> row.text("url") != null).toList();
    Map<String, Long> hosts = counted(ask("AS host"), "items", "host");
    assertEquals(open.size(), hosts.values().stream().mapToLong(n -> n).sum());
    for (Row row : open) {
      String host = java.net.URI.create(Objects.requireNonNull(row.text("url"))).getHost();
      assertTrue(hosts.containsKey(host), "a host is missing");
    }
  }

  @Test
  void anItemIsFoundByItsAddress() throws SQLException {
    List<Map<String, String>> found = ask("'kept' AS what");
    assertEquals("crawl-00.warc.gz@1504#0", found.get(0).get("item_id"));
    assertEquals("kept", found.get(0).get("what"));
  }

  @Test
  void findingsComeApart() throws SQLException {
    long several =
        ledger.stream()
            .map(row -> (List<?>) Objects.requireNonNull(row.value("findings")))
            .filter(findings -> findings.size() > 1)
            .mapToLong(List::size)
            .sum();
    assertEquals(several, ask("WHERE len(l.findings) > 1").size());
    Map<String, Long> shadow = counted(ask("f.rollout = 'shadow'"), "items", "rule_id");
    assertEquals(java.util.Set.of("nsfw-strict"), shadow.keySet());
  }

  @Test
  void maskedRowsAreKnownByToken() throws SQLException {
    List<String> masked =
        ledger.stream()
            .filter(row -> row.value("item_id") == null)
            .map(row -> String.valueOf(row.text("item_token")))
            .sorted()
            .toList();
    assertTrue(masked.size() >= 18, masked::toString);
    assertEquals(
        masked, ask("WHERE item_id IS NULL").stream().map(row -> row.get("item_token")).toList());
  }

  @Test
  void picturesAndDocumentsAreJoinedByTheirRecord() throws SQLException, IOException {
    List<Row> documents = TableRows.of(run, Tables.DOCUMENTS);
    List<String> pairs = new ArrayList<>();
    for (Row image : TableRows.of(run, Tables.IMAGES)) {
      for (Row document : documents) {
        if (Objects.equals(image.text("shard"), document.text("shard"))
            && Objects.equals(image.value("offset"), document.value("offset"))) {
          pairs.add(document.text("item_id") + " " + image.text("item_id"));
        }
      }
    }
    pairs.sort(null);
    assertTrue(pairs.size() >= 3, pairs::toString);
    assertEquals(
        pairs,
        ask("USING (shard, \"offset\")").stream()
            .map(row -> row.get("document") + " " + row.get("image"))
            .sorted()
            .toList());
  }

  @Test
  void aListThatCameLaterMeetsWhatIsKept() throws SQLException, IOException {
    List<String> listed = Files.readAllLines(home.resolve("list"));
    List<String> kept =
        TableRows.of(run, Tables.IMAGES).stream()
            .filter(
                row ->
                    listed.contains(
                        Objects.requireNonNull(row.text("sha256")).toUpperCase(Locale.ROOT)))
            .map(row -> row.text("item_id"))
            .sorted()
            .toList();
    assertEquals(kept, ask("SEMI JOIN").stream().map(row -> row.get("item_id")).toList());
  }

  @Test
  void anExportHasEveryRow() throws SQLException {
    assertEquals(String.valueOf(ledger.size()), ask("COPY (").get(0).get("Count"));
  }
}
