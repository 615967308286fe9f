package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.report.Figures;
import io.winnow.summary.SampledRow;
import io.winnow.summary.Stratum;
import io.winnow.summary.Summary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Section 5: rows to look at, of every kind some. The rows themselves are written one by one, as
 * far as the file may grow.
 *
 * @param lead how many of how many rows are sampled, unless that would unmask a figure
 * @param masked how many sampled rows are left out because their figures are masked
 * @param strata what kinds of row there are
 * @param query a line that asks for all of them
 * @param choices what the rows may be filtered by
 */
public record Sampled(String lead, long masked, Table strata, Content query, List<Choice> choices) {
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

  /**
   * The section.
   *
   * @param rows those of {@link #rows(Scene)} that fit into the file
   */
  static Sampled of(Scene scene, List<SampledRow> rows) {
    Summary summary = scene.summary();
    List<SampledRow> all = rows(scene);
    return new Sampled(
        lead(scene, rows.size(), all.size() - rows.size()),
        summary.sample().size() - all.size(),
        strata(scene),
        Shell.line("duckdb -c " + Shell.quoted("SELECT * FROM " + ledger(scene))),
        List.of(
            choice("verdict", "Verdict", rows, SampledRow::verdict),
            choice("class", "Class", rows, row -> row.deciding().findingClass()),
            choice("reason", "Reason", rows, row -> row.deciding().reason()),
            choice("rule", "Rule", rows, row -> row.deciding().ruleId())));
  }

  private static String lead(Scene scene, int rows, int left) {
    String sampled =
        scene.hides()
            ? "Rows of the ledger"
            : "%s of a ledger of %s"
                .formatted(
                    Figures.count(rows, "row", "rows"),
                    Figures.count(scene.summary().rows(), "row", "rows"));
    String more = left == 0 ? "" : " " + Figures.count(left) + " more did not fit into this file.";
    return sampled + ", drawn so that every kind of row is there." + more;
  }

  /** What is shown: under a mask nothing whose number would say what the mask hides. */
  static List<SampledRow> rows(Scene scene) {
    return scene.summary().sample().stream()
        .limit(Summary.MOST_SAMPLED)
        .filter(row -> !scene.mask() || !isSensitive(row))
        .toList();
  }

  /** Whether something on a list of a sensitive purpose was met, whatever decided. */
  private static boolean isSensitive(SampledRow row) {
    return Stream.concat(Stream.of(row.deciding()), row.findings().stream())
        .anyMatch(finding -> Scene.isSensitive(finding.purpose()));
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
          Cell.of(Shell.line(Shell.inQuotes(where(stratum)))));
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
