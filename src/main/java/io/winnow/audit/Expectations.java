package io.winnow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.ItemId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody expects of a run, item by item: made by whoever made the samples, not by a run.
 *
 * <p>JSON: {@code totals.records.read}, {@code unreadable} (shard, offset, reason) and {@code
 * items}, each with {@code item_id}, {@code verdict} (one, or several that are all right) and,
 * where it is not kept, {@code class}, {@code reason} and what else of the ledger's columns is to
 * be compared: {@code rule_id}, {@code rollout}, {@code list_id}, {@code algorithm}, {@code
 * distance_band}, {@code cause_item_id}.
 */
public final class Expectations {
  /** Columns of the ledger that an expectation may name. */
  static final List<String> COLUMNS =
      List.of("class", "reason", "rule_id", "rollout", "list_id", "algorithm", "distance_band");

  private final JsonNode root;
  private final List<Expected> items = new ArrayList<>();

  /**
   * One item.
   *
   * @param id where it lies
   * @param verdicts any of these is right
   * @param expected the columns it names
   */
  record Expected(ItemId id, Set<String> verdicts, JsonNode expected) {
    /** True if only one verdict is right. */
    boolean isDecided() {
      return verdicts.size() == 1;
    }
  }

  private Expectations(JsonNode root) {
    this.root = root;
    for (JsonNode item : root.path("items")) {
      Set<String> verdicts = new HashSet<>();
      JsonNode verdict = item.path("verdict");
      if (verdict.isArray()) {
        verdict.forEach(v -> verdicts.add(v.asText()));
      } else {
        verdicts.add(verdict.asText());
      }
      items.add(new Expected(ItemId.parse(item.path("item_id").asText()), verdicts, item));
    }
  }

  /**
   * Reads expectations.
   *
   * @throws IOException if it is not JSON, or an item has no id of an item
   */
  public static Expectations read(InputStream in) throws IOException {
    JsonNode root = new ObjectMapper().readTree(in);
    if (root == null || !root.path("items").isArray()) {
      throw new IOException("expectations are JSON with a list of items");
    }
    try {
      return new Expectations(root);
    } catch (IllegalArgumentException e) {
      throw new IOException("an expectation has no item id: " + e.getMessage(), e);
    }
  }

  /** How many items they are about. */
  public int size() {
    return items.size();
  }

  List<Expected> items() {
    return items;
  }

  /** How many records are to be read, or −1 if that is not said. */
  long records() {
    return root.path("totals").path("records").path("read").asLong(-1);
  }

  /** {@code <shard>@<offset>#0 reason} of each stretch that cannot be read. */
  Set<String> unreadable() {
    Set<String> all = new HashSet<>();
    for (JsonNode stretch : root.path("unreadable")) {
      ItemId id = new ItemId(stretch.path("shard").asText(), stretch.path("offset").asLong(), 0);
      all.add(id + " " + stretch.path("reason").asText());
    }
    return all;
  }
}
