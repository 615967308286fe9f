package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.report.Figures;
import io.winnow.summary.SampledRow;
import io.winnow.summary.Stratum;
import io.winnow.summary.Summary;
import java.util.List;
import java.util.function.Function;

/**
 * Section 5: rows to look at, of every kind some. The rows themselves are written one by one, as
 * far as the file may grow.
 *
 * @param rows how many are sampled
 * @param of how many rows the ledger has
 * @param masked how many sampled rows are left out because their figures are masked
 * @param strata what kinds of row there are
 * @param query a line that asks for all of them
 * @param choices what the rows may be filtered by
 */
public record Sampled(
    String rows, String of, long masked, Table strata, Content query, List<Choice> choices) {
  private static final int MOST_OPTIONS = 60;
  private static final int MOST_STRATA = 200;

  public Sampled {
    choices = List.copyOf(choices);
  }

  /**
   * A filter.
   *
   * @param id of its control, and of the attribute of the rows
   * @param label in our own words
   * @param values that occur
   */
  public record Choice(String id, String label, List<String> values) {
    public Choice {
      values = List.copyOf(values);
    }
  }

  static Sampled of(Scene scene) {
    Summary summary = scene.summary();
    List<SampledRow> rows = rows(scene);
    return new Sampled(
        Figures.count(rows.size(), "row", "rows"),
        Figures.count(summary.rows(), "row", "rows"),
        summary.sample().size() - rows.size(),
        strata(scene),
        Value.code("duckdb -c \"SELECT * FROM " + ledger(scene) + "\"", 400),
        List.of(
            choice("verdict", "Verdict", rows, SampledRow::verdict),
            choice("class", "Class", rows, row -> row.deciding().findingClass()),
            choice("reason", "Reason", rows, row -> row.deciding().reason()),
            choice("rule", "Rule", rows, row -> row.deciding().ruleId())));
  }

  /** What is shown: under a mask nothing whose number would say what the mask hides. */
  static List<SampledRow> rows(Scene scene) {
    return scene.summary().sample().stream()
        .limit(Summary.MOST_SAMPLED)
        .filter(row -> !scene.mask() || !Scene.isSensitive(row.deciding().purpose()))
        .toList();
  }

  private static Choice choice(
      String id, String label, List<SampledRow> rows, Function<SampledRow, String> value) {
    return new Choice(
        id,
        label,
        rows.stream()
            .map(value)
            .map(Item::attribute)
            .distinct()
            .sorted()
            .limit(MOST_OPTIONS)
            .toList());
  }

  private static Table strata(Scene scene) {
    Table.Builder table =
        Table.of(
                "strata",
                "Kinds of row, and how many of each are sampled",
                "Rule",
                "Verdict",
                "Class",
                "Reason",
                "#Rows",
                "#Sampled",
                "All of them, by DuckDB")
            .most(MOST_STRATA);
    for (Stratum stratum : scene.summary().strata()) {
      boolean sensitive = scene.sensitiveRules().contains(stratum.ruleId());
      table.row(
          Cell.code(stratum.ruleId()),
          Cell.code(stratum.verdict()),
          Cell.words(Wording.word(stratum.findingClass())),
          Cell.code(stratum.reason()),
          scene.cell(stratum.rows(), sensitive),
          scene.cell(stratum.sampled(), sensitive),
          Cell.of(Value.code(where(stratum), 400)));
    }
    return table.table();
  }

  private static String where(Stratum stratum) {
    return "WHERE verdict = %s AND class = %s AND reason = %s AND rule_id = %s"
        .formatted(
            sql(stratum.verdict()),
            sql(stratum.findingClass()),
            sql(stratum.reason()),
            sql(stratum.ruleId()));
  }

  private static String ledger(Scene scene) {
    return sql(Takeaway.ledger(scene) + "/*.parquet");
  }

  private static String sql(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
