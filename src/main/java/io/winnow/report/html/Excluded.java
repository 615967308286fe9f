package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.core.Purpose;
import io.winnow.report.Figures;
import io.winnow.report.Wilson;
import io.winnow.summary.Cause;
import io.winnow.summary.ListFigures;
import io.winnow.summary.ScoreFigures;
import io.winnow.summary.Summary;
import io.winnow.summary.Top;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Section 3: what decided, by class, list and model.
 *
 * @param causes ledger rows by what decided
 * @param lists every list with what it found
 * @param models a histogram for each model rule
 * @param cells figures for the reader's own reporting
 */
public record Excluded(Table causes, Table lists, List<Histogram> models, Table cells) {
  /** Most histograms; receipts count no more. */
  private static final int MOST_MODELS = 8;

  private static final int MOST_MATCHES = 12;

  public Excluded {
    models = List.copyOf(models);
  }

  static Excluded of(Scene scene) {
    return new Excluded(causes(scene), lists(scene), models(scene), cells(scene));
  }

  private static List<Histogram> models(Scene scene) {
    List<Histogram> models = new ArrayList<>();
    for (ScoreFigures scores : scene.summary().scores().stream().limit(MOST_MODELS).toList()) {
      models.add(Histogram.of(scene, scores, models.size() + 1));
    }
    return models;
  }

  private static Table causes(Scene scene) {
    Summary summary = scene.summary();
    Map<String, Long> before = new HashMap<>();
    scene
        .previous()
        .ifPresent(
            run ->
                run.summary()
                    .causes()
                    .entries()
                    .forEach(c -> before.merge(key(c), c.rows(), Long::sum)));
    boolean compared = scene.previous().isPresent();
    String[] titles =
        compared
            ? new String[] {
              "Reason",
              "Meaning",
              "Verdict",
              "Class",
              "Purpose",
              "Category",
              "#Rows",
              "",
              "#Rows before"
            }
            : new String[] {
              "Reason", "Meaning", "Verdict", "Class", "Purpose", "Category", "#Rows", ""
            };
    Table.Builder table =
        Table.of("causes", "Ledger rows by verdict, class, reason and category", titles);
    // Of what is shown alone: bars drawn to a masked figure's scale would give it away.
    long most =
        summary.causes().entries().stream()
            .filter(cause -> !scene.masks(cause.rows(), Scene.isSensitive(cause.purpose())))
            .mapToLong(Cause::rows)
            .max()
            .orElse(0);
    for (Cause cause : summary.causes().entries()) {
      boolean sensitive = Scene.isSensitive(cause.purpose());
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  Cell.code(cause.reason()),
                  Cell.words(Wording.meaning(cause.reason())),
                  Cell.code(cause.verdict()),
                  Cell.words(Wording.word(cause.findingClass())),
                  Cell.code(cause.purpose()),
                  Cell.text(cause.category()),
                  scene.cell(cause.rows(), sensitive),
                  scene.bar(cause.rows(), most, sensitive)));
      if (compared) {
        cells.add(scene.cell(before.getOrDefault(key(cause), 0L), sensitive));
      }
      table.anchored(null, cells);
    }
    Top<Cause> causes = summary.causes();
    if (causes.otherKeys() > 0) {
      Cell[] rest = new Cell[titles.length];
      Arrays.fill(rest, Cell.words(""));
      rest[0] = Cell.words(others(causes, "kinds"));
      rest[6] = Cell.count(causes.otherExcluded() + causes.otherFlagged());
      table.rest(rest);
    }
    return table.table();
  }

  private static String key(Cause cause) {
    return String.join(
        "\n",
        cause.verdict(),
        cause.findingClass(),
        cause.reason(),
        String.valueOf(cause.purpose()),
        String.valueOf(cause.category()));
  }

  /** {@code 12 other hosts}, {@code at least 12 other hosts}. */
  static String others(Top<?> top, String what) {
    return (top.exact() ? "" : "at least ") + Figures.count(top.otherKeys()) + " other " + what;
  }

  private static Table lists(Scene scene) {
    Table.Builder table =
        Table.of(
            "lists",
            "Lists and what they found",
            "List",
            "Version and date",
            "Purpose",
            "#Active entries",
            "#Rows decided",
            "#Findings",
            "By what was compared",
            "Reviewed: found right");
    return table.rows(scene.summary().lists(), list -> list(scene, list)).table();
  }

  private static List<Cell> list(Scene scene, ListFigures list) {
    boolean sensitive = Scene.isSensitive(list.purpose());
    return List.of(
        Cell.code(list.id()),
        Cell.of(Prose.of(Value.code(list.version()), " of ", Value.code(list.date()))),
        Cell.code(list.purpose()),
        Cell.count(list.entries()),
        scene.cell(list.decided(), sensitive),
        scene.cell(list.findings(), sensitive),
        Cell.of(byMatch(scene, list, sensitive)),
        Cell.of(
            Purpose.CSAM.id().equals(list.purpose())
                ? Prose.of("not measured: nobody can call such a match wrong here")
                : precision(scene, list.confirmed(), list.falsePositive(), sensitive)));
  }

  private static Content byMatch(Scene scene, ListFigures list, boolean sensitive) {
    return list.byMatch().isEmpty()
        ? Prose.of("—")
        : Prose.list(
            list.byMatch().entrySet(),
            MOST_MATCHES,
            match ->
                Prose.of(
                    Value.code(match.getKey(), 60),
                    " " + scene.figure(match.getValue(), sensitive)));
  }

  /** What reviewers said of a sample, as a share with its interval. */
  static Content precision(Scene scene, long confirmed, long wrong, boolean sensitive) {
    long all = confirmed + wrong;
    if (all <= 0 || scene.masks(confirmed, sensitive) || scene.masks(wrong, sensitive)) {
      return Prose.of("—");
    }
    Wilson wilson = Wilson.of(confirmed, all);
    return Prose.of(
        "%s of %s, %s (95 %%: %s to %s)"
            .formatted(
                Figures.count(confirmed),
                Figures.count(all),
                Figures.percent(100 * wilson.share()),
                Figures.percent(100 * wilson.low()),
                Figures.percent(100 * wilson.high())));
  }

  private static Table cells(Scene scene) {
    Table.Builder table =
        Table.of(
            "figures",
            "Ledger rows by category, detection, decision, review and media type",
            "Category",
            "Automated detection",
            "Automated decision",
            "Review",
            "Media type",
            "#Rows");
    Top<io.winnow.summary.Cell> top = scene.summary().transparency();
    table.rows(
        top.entries(),
        cell ->
            List.of(
                Cell.code(cell.category()),
                Cell.words(Wording.word(cell.detection())),
                Cell.code(cell.decision()),
                Cell.code(cell.review()),
                Cell.code(cell.mediaType()),
                scene.cell(cell.rows(), Scene.isSensitive(cell.category()))));
    if (top.otherKeys() > 0) {
      table.rest(
          Cell.words(others(top, "cells")),
          Cell.words(""),
          Cell.words(""),
          Cell.words(""),
          Cell.words(""),
          Cell.count(top.otherExcluded() + top.otherFlagged()));
    }
    return table.table();
  }
}
