package io.winnow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.proof.TokenKey;
import io.winnow.run.Manifest;
import io.winnow.run.RunDirectory;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares a run with what was expected of it, item by item. */
public final class ExpectationCheck {
  private final RunDirectory directory;
  private final TokenKey key;
  private final Map<String, Row> ledger = new HashMap<>();
  private final Set<String> clean = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();
  private final List<String> differences = new ArrayList<>();

  /**
   * A check of a finished run.
   *
   * @param key names the rows of confidential hits
   */
  public ExpectationCheck(RunDirectory directory, TokenKey key) {
    this.directory = directory;
    this.key = key;
  }

  /**
   * Every difference as a sentence; empty if the run is as expected.
   *
   * @throws IOException if the run cannot be read
   */
  public List<String> differences(Expectations expectations) throws IOException {
    Manifest manifest = directory.manifest();
    for (TableFile file : manifest.files()) {
      read(file);
    }
    if (expectations.records() >= 0 && expectations.records() != manifest.tally().records()) {
      differences.add(
          "records read: expected %,d, found %,d"
              .formatted(expectations.records(), manifest.tally().records()));
    }
    if (expectations.items().size() != manifest.tally().itemCount()) {
      differences.add(
          "items: expected %,d, found %,d"
              .formatted(expectations.items().size(), manifest.tally().itemCount()));
    }
    if (!expectations.unreadable().equals(unreadable)) {
      differences.add(
          "unreadable: expected %s, found %s".formatted(expectations.unreadable(), unreadable));
    }
    for (Expectations.Expected item : expectations.items()) {
      compare(item);
    }
    ledger.values().forEach(row -> differences.add("a ledger row that no expectation explains"));
    return differences;
  }

  private void read(TableFile file) throws IOException {
    Schema schema =
        Tables.ALL.stream().filter(s -> s.name().equals(file.table())).findFirst().orElseThrow();
    if (schema == Tables.EVIDENCE || schema == Tables.SKIP) {
      return;
    }
    try (RunRows reader = RunRows.open(directory, file, schema, schema)) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        if (schema != Tables.LEDGER) {
          clean.add(Objects.requireNonNull(row.text("item_id")));
        } else if ("unreadable".equals(row.text("verdict"))) {
          unreadable.add(row.text("item_id") + " " + row.text("reason"));
        } else {
          ledger.put(Objects.requireNonNull(row.text("item_token")), row);
        }
      }
    }
  }

  private void compare(Expectations.Expected item) {
    String id = item.id().toString();
    Row row = ledger.remove(key.itemToken(id));
    String found =
        row != null
            ? Objects.requireNonNull(row.text("verdict"))
            : clean.contains(id) ? "kept" : "set-aside";
    if (!item.verdicts().contains(found)) {
      differences.add("%s: expected %s, found %s".formatted(id, item.verdicts(), found));
    } else if (row != null && item.isDecided()) {
      for (String column : Expectations.COLUMNS) {
        column(id, column, item.expected().path(column), row.text(column));
      }
      JsonNode cause = item.expected().path("cause_item_id");
      if (cause.isTextual()) {
        String token = key.itemToken(cause.asText());
        if (!token.equals(row.text("cause_item_token"))) {
          differences.add("%s: expected to be excluded with %s".formatted(id, cause.asText()));
        }
      }
    }
  }

  private void column(
      String id,
      String column,
      JsonNode expected,
      @org.jspecify.annotations.Nullable String found) {
    if (expected.isTextual() && !expected.asText().equals(found)) {
      differences.add(
          "%s: %s: expected %s, found %s".formatted(id, column, expected.asText(), found));
    }
  }
}
