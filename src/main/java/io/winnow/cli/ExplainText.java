package io.winnow.cli;

import io.winnow.audit.explain.Check;
import io.winnow.audit.explain.Explanation;
import io.winnow.audit.explain.RowComparison;
import io.winnow.core.Row;
import io.winnow.run.Locations;
import io.winnow.table.SafeCell;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An explanation for people. */
final class ExplainText {
  private final PrintWriter out;
  private String indent = "";

  ExplainText(PrintWriter out) {
    this.out = out;
  }

  void print(Explanation explanation, int depth) {
    indent = "  ".repeat(depth);
    Explanation.Item item = explanation.item();
    line(
        depth == 0 ? "item" : "cause",
        (item.id() == null ? "(masked)" : item.id())
            + (item.token() == null ? "" : ", token " + item.token()));
    line(
        "what",
        item.kind() + (item.mediaType() == null ? ", never looked at" : ", " + item.mediaType()));
    line("verdict", explanation.verdict());
    line("why", explanation.why());
    place(explanation.place());
    for (Explanation.Stored stored : explanation.stored()) {
      line("stored", "%s/%s, row %,d".formatted(stored.table(), stored.file(), stored.row()));
    }
    explanation.checks().forEach(this::check);
    explanation.notes().forEach(note -> line("note", note));
    if (explanation.cause() != null) {
      print(explanation.cause(), depth + 1);
    }
    indent = "";
  }

  private void place(Explanation.@Nullable Place place) {
    if (place == null) {
      return;
    }
    line(
        "from",
        "shard %s, offset %,d, %,d bytes as stored, part %d"
            .formatted(place.shard(), place.offset(), place.length(), place.part()));
    line(
        "shard",
        Locations.shown(place.shardLocation())
            + (place.shardSha256() == null ? "" : ", SHA-256 " + place.shardSha256()));
    optional("record", place.recordId());
    optional("address", place.url());
    optional("captured", place.capturedAt());
    optional("claimed", place.declaredType());
    if (place.size() != null) {
      line("size", "%,d bytes, decoded".formatted(place.size()));
    }
  }

  private void check(Check check) {
    line(
        "check",
        "%s: %s%s; asks to %s"
            .formatted(
                check.rule(),
                check.outcome().text(),
                check.decides() ? ", DECIDES" : "",
                check.verdict()));
    check.says().forEach(sentence -> line("", "  " + sentence));
    if (check.policy() != null) {
      line("", "  policy line %d: %s".formatted(check.policy().line(), check.policy().text()));
    }
  }

  /** A row of the restricted table: origin and exact distance. */
  void evidence(Row row) {
    line(
        "evidence",
        "rule %s, list %s %s, by %s%s%s"
            .formatted(
                row.text("rule_id"),
                row.text("list_id"),
                row.text("list_version"),
                row.text("algorithm"),
                Boolean.TRUE.equals(row.value("alongside")) ? " (came with the record)" : "",
                row.text("orientation") == null
                    ? ""
                    : ", distance %s, %s"
                        .formatted(row.value("distance"), row.text("orientation"))));
    line("", "  item " + row.text("item_id") + ", token " + row.text("item_token"));
    line(
        "",
        "  shard %s at %s, offset %,d, %,d bytes as stored"
            .formatted(
                row.text("shard"),
                Locations.shown(String.valueOf(row.text("shard_location"))),
                (Long) Objects.requireNonNull(row.value("offset")),
                (Long) Objects.requireNonNull(row.value("length"))));
    for (String column : List.of("record_id", "url", "captured_at", "server_ip", "media_type")) {
      if (row.value(column) != null) {
        line("", "  %s %s".formatted(column, row.value(column)));
      }
    }
  }

  void replay(ReplaySession.Result result) {
    result.warnings().forEach(warning -> line("replay", "note: " + warning));
    if (result.again() == null) {
      line("replay", "its record gives no such item now");
    } else {
      line(
          "replay",
          "verdict %s, stored was %s%s"
              .formatted(
                  result.again(),
                  result.stored().equals("none") ? "no row" : result.stored(),
                  result.mediaType().isEmpty() ? "" : "; " + result.mediaType()));
    }
    for (RowComparison row : result.rows()) {
      line(
          "replay",
          "%s row: %,d fields compared, %s"
              .formatted(
                  row.table(),
                  row.fields(),
                  row.differences().isEmpty()
                      ? "all the same"
                      : "%,d NOT the same".formatted(row.differences().size())));
      for (RowComparison.Difference difference : row.differences()) {
        line(
            "",
            "  %s: %s, now %s"
                .formatted(difference.field(), difference.stored(), difference.again()));
      }
    }
    result.extra().forEach(table -> line("replay", "it has a row in " + table + " now"));
    line("replay", result.isSame() ? "the same as in the run" : "NOT the same as in the run");
  }

  private void optional(String name, @Nullable String text) {
    if (text != null) {
      line(name, text);
    }
  }

  private void line(String name, String text) {
    out.println(indent + SafeCell.visible("%-9s %s".formatted(name, text)));
  }
}
