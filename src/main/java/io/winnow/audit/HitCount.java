package io.winnow.audit;

import io.winnow.core.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Counts the items of one evidence file: an item has a row for each entry that it matches. */
final class HitCount {
  private final Map<String, Boolean> hasOrigin = new HashMap<>();

  void add(Row row) {
    String url = row.text("url");
    hasOrigin.put(
        Objects.requireNonNull(row.text("item_token")),
        url != null && !url.isEmpty() && row.value("captured_at") != null);
  }

  long items() {
    return hasOrigin.size();
  }

  /** Those of them without an address or a time of capture. */
  long withoutOrigin() {
    return hasOrigin.values().stream().filter(has -> !has).count();
  }
}
