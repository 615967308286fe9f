package io.winnow.audit.diff;

import static io.winnow.core.Column.optional;
import static io.winnow.core.Column.required;
import static io.winnow.core.ColumnType.DOUBLE;
import static io.winnow.core.ColumnType.STRING;

import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of what has changed between two runs, item by item. */
public final class DiffTable {
  private static final List<String> TEXTS =
      List.of(
          "class",
          "reason",
          "rule_id",
          "list_id",
          "list_version",
          "algorithm",
          "distance_band",
          "model_id");

  private static final List<String> NUMBERS = List.of("score", "threshold");

  public static final Schema SCHEMA =
      Schema.of(
          "diff",
          List.of(
              required("change", STRING, "newly-excluded, newly-kept and so on"),
              optional("item_token", STRING, "where a ledger row of either run has it"),
              optional("item_id", STRING, "null where either run masks the item"),
              optional("item_kind", STRING, "image, document or other"),
              optional("media_type", STRING, "detected media type"),
              optional("url", STRING, "captured address; null where either run masks the item"),
              optional("host", STRING, "of the address"),
              required("from_verdict", STRING, "in the first run; not-told without the token key"),
              required("to_verdict", STRING, "in the second run; not-told without the token key")),
          decided("from", "first"),
          decided("to", "second"));

  private DiffTable() {}

  private static List<Column> decided(String prefix, String run) {
    List<Column> columns = new ArrayList<>();
    TEXTS.forEach(
        name -> columns.add(optional(prefix + "_" + name, STRING, "as in the " + run + " ledger")));
    NUMBERS.forEach(
        name -> columns.add(optional(prefix + "_" + name, DOUBLE, "as in the " + run + " ledger")));
    return columns;
  }

  static Row row(Change change) {
    Row.Builder row =
        Row.of(SCHEMA)
            .set("change", change.kind().id())
            .set("item_token", change.token())
            .set("item_kind", change.text("item_kind"))
            .set("media_type", change.text("media_type"))
            .set("from_verdict", change.from().id())
            .set("to_verdict", change.to().id());
    if (!change.isMasked()) {
      row.set("item_id", change.text("item_id"))
          .set("url", change.text("url"))
          .set("host", Hosts.of(change));
    }
    decided(row, "from_", change.before());
    decided(row, "to_", change.after());
    return row.build();
  }

  private static void decided(Row.Builder row, String prefix, @Nullable Row ledger) {
    if (ledger != null) {
      TEXTS.forEach(name -> row.set(prefix + name, ledger.value(name)));
      NUMBERS.forEach(name -> row.set(prefix + name, ledger.value(name)));
    }
  }
}
