package io.winnow.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.Reason;
import io.winnow.core.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects what a scan of the samples must find, as the samples are made, and writes it as JSON.
 */
final class Expected {
  private static final Set<String> OUT_OF_SCOPE = Set.of("warcinfo", "request", "metadata");

  private final List<Map<String, Object>> shards = new ArrayList<>();
  private final List<Map<String, Object>> items = new ArrayList<>();
  private final List<Map<String, Object>> unreadable = new ArrayList<>();
  private final Map<String, Integer> outOfScope = new TreeMap<>();
  private final Map<String, Integer> verdicts = new TreeMap<>();
  private final Map<String, Integer> excluded = new TreeMap<>();
  private final Map<String, Integer> flagged = new TreeMap<>();
  private int captures;
  private int undecided;

  void shard(WarcShard shard) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("shard", shard.file());
    json.put("bytes", shard.bytes().length);
    json.put("sha256", Digest.sha256(shard.bytes()));
    json.put("complete_records", shard.byType());
    shards.add(json);
    shard
        .byType()
        .forEach(
            (type, count) -> {
              if (OUT_OF_SCOPE.contains(type)) {
                outOfScope.merge(type, count, Integer::sum);
              } else {
                captures += count;
              }
            });
  }

  void unreadable(Capture stretch, Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("shard", stretch.shard());
    json.put("offset", stretch.offset());
    json.put("length", stretch.length());
    json.put("reason", reason.id());
    unreadable.add(json);
  }

  void item(Capture capture, String what, Outcome outcome) {
    item(capture, 0, what, outcome);
  }

  void item(Capture capture, int part, String what, Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item_id", capture.item(part));
    json.put("record_id", capture.recordId());
    json.put("url", capture.url());
    json.put("what", what);
    List<String> ids = outcome.verdicts().stream().map(Verdict::id).toList();
    json.put("verdict", outcome.isDecided() ? ids.get(0) : ids);
    json.putAll(outcome.row());
    items.add(json);
    if (!outcome.isDecided()) {
      undecided++;
      return;
    }
    verdicts.merge(ids.get(0), 1, Integer::sum);
    String why = outcome.row().get("class") + "/" + outcome.row().get("reason");
    switch (outcome.verdicts().get(0)) {
      case EXCLUDED -> excluded.merge(why, 1, Integer::sum);
      case FLAGGED -> flagged.merge(why, 1, Integer::sum);
      case KEPT, SET_ASIDE -> {}
    }
  }

  /** Says which item of the same record brought the last one down. */
  void cause(Capture capture, int part) {
    items.get(items.size() - 1).put("cause_item_id", capture.item(part));
  }

  /** Says which entry of a list the last item matches. */
  void entry(String id) {
    items.get(items.size() - 1).put("entry", id);
  }

  String json() {
    Map<String, Object> records = new LinkedHashMap<>();
    int all = captures + unreadable.size();
    for (int count : outOfScope.values()) {
      all += count;
    }
    records.put("read", all);
    records.put("captures", captures);
    records.put("out_of_scope", outOfScope);
    records.put("unreadable", unreadable.size());
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put("records", records);
    totals.put("items", items.size());
    totals.put("undecided", undecided);
    totals.put("decided", verdicts);
    totals.put("excluded", excluded);
    totals.put("flagged", flagged);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", 1);
    root.put("totals", totals);
    root.put("shards", shards);
    root.put("unreadable", unreadable);
    root.put("items", items);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
