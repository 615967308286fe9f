package io.winnow.audit.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.audit.MadeRun;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.run.RunDirectory;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The differences between two runs as somebody finds them who knows every item id and the token
 * key: both runs as maps from item id to what became of it, and no thought of memory.
 */
final class NaiveDiff {
  private NaiveDiff() {}

  /** The items that the maker of the samples knows of, by id. */
  static Map<String, JsonNode> expected() throws IOException {
    Map<String, JsonNode> items = new TreeMap<>();
    new ObjectMapper()
        .readTree(MadeRun.SAMPLES.resolve("expected.json").toFile())
        .get("items")
        .forEach(item -> items.put(item.get("item_id").asText(), item));
    return items;
  }

  static List<Row> rows(RunDirectory run, Schema schema) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (TableFile file : run.manifest().files()) {
      if (file.table().equals(schema.name())) {
        try (TableReader reader =
            new TableReader(schema, run.table(file.table()).channel(file.name()))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  /** What became of each item: a verdict, and for which class, reason, rule, list and so on. */
  private static Map<String, List<String>> states(RunDirectory run, Set<String> ids)
      throws IOException {
    Map<String, List<String>> byToken = new HashMap<>();
    for (Row row : rows(run, Tables.LEDGER)) {
      List<String> state = new ArrayList<>();
      for (String column :
          List.of("verdict", "class", "reason", "rule_id", "rollout", "list_id", "algorithm")) {
        state.add(String.valueOf(row.value(column)));
      }
      byToken.put(row.text("item_token"), state);
    }
    Map<String, List<String>> states = new TreeMap<>();
    for (Schema clean : List.of(Tables.IMAGES, Tables.DOCUMENTS)) {
      rows(run, clean).forEach(row -> states.put(row.text("item_id"), List.of("kept")));
    }
    for (String id : ids) {
      List<String> state = byToken.get(MadeRun.KEY.itemToken(id));
      if (state != null) {
        states.put(id, state);
      }
    }
    return states;
  }

  /** {@code change item-id} of every item that is not the same. */
  static Set<String> changes(RunDirectory a, RunDirectory b) throws IOException {
    Set<String> ids = new HashSet<>(expected().keySet());
    for (RunDirectory run : List.of(a, b)) {
      for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS, Tables.LEDGER)) {
        rows(run, table).stream()
            .map(row -> row.text("item_id"))
            .filter(Objects::nonNull)
            .forEach(ids::add);
      }
    }
    Map<String, List<String>> before = states(a, ids);
    Map<String, List<String>> after = states(b, ids);
    TreeSet<String> changes = new TreeSet<>();
    for (String id : ids) {
      List<String> from = before.getOrDefault(id, List.of("-"));
      List<String> to = after.getOrDefault(id, List.of("-"));
      if (!from.equals(to)) {
        changes.add(name(from.get(0) + ">" + to.get(0)) + " " + id);
      }
    }
    return changes;
  }

  private static String name(String step) {
    return switch (step) {
      case "kept>excluded", "flagged>excluded", "->excluded", "set-aside>excluded" ->
          "newly-excluded";
      case "excluded>kept",
          "excluded>flagged",
          "->kept",
          "->flagged",
          "set-aside>kept",
          "set-aside>flagged" ->
          "newly-kept";
      case "excluded>-", "excluded>set-aside" -> "no-longer-excluded";
      case "kept>flagged" -> "newly-flagged";
      case "flagged>kept" -> "no-longer-flagged";
      case "excluded>excluded", "flagged>flagged" -> "changed-reason";
      default -> "otherwise-changed";
    };
  }
}
