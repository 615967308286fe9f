package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.core.FindingClass;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Section 1: the run in one sentence, one bar and two tables.
 *
 * @param sentence all of it in words
 * @param bar items by verdict
 * @param verdicts the same as a table
 * @param classes excluded items by class
 * @param apart what is in no sum of items
 */
public record Glance(Content sentence, Stack bar, Table verdicts, Table classes, Content apart) {

  static Glance of(Scene scene) {
    return new Glance(sentence(scene), bar(scene), verdicts(scene), classes(scene), apart(scene));
  }

  private static Content sentence(Scene scene) {
    Tally tally = scene.manifest().tally();
    return Prose.of(
        "Of %s in %s, %s (%s) were excluded and %s kept, %s of them with a flag; %s set aside as types nobody asked for."
            .formatted(
                Figures.count(scene.items(), "item", "items"),
                Figures.count(tally.captures(), "capture", "captures"),
                Figures.count(scene.items(Verdict.EXCLUDED)),
                Figures.share(scene.items(Verdict.EXCLUDED), scene.items()),
                Figures.count(scene.items(Verdict.KEPT) + scene.items(Verdict.FLAGGED)),
                Figures.count(scene.items(Verdict.FLAGGED)),
                scene.items(Verdict.SET_ASIDE) == 1
                    ? "1 was"
                    : Figures.count(scene.items(Verdict.SET_ASIDE)) + " were"));
  }

  private static Stack bar(Scene scene) {
    List<Stack.Share> shares = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      shares.add(new Stack.Share(verdict.id(), scene.items(verdict)));
    }
    return Stack.of("Items by verdict; the table below says the same", shares);
  }

  private static Table verdicts(Scene scene) {
    boolean compared = scene.previous().isPresent();
    Table.Builder table =
        Table.of(
            "verdicts", "Items by verdict", titles(compared, "Verdict", "What became of them"));
    for (Verdict verdict : Verdict.values()) {
      table.anchored(
          null,
          row(
              scene,
              Cell.of(new Swatch(verdict.id(), word(verdict))),
              Cell.words(meaning(scene, verdict)),
              scene.items(verdict),
              false,
              before -> before.count(verdict)));
    }
    List<Cell> all =
        row(scene, Cell.words("All items"), Cell.words(""), scene.items(), false, Tally::itemCount);
    return table.rest(all.toArray(Cell[]::new)).table();
  }

  static String word(Verdict verdict) {
    return switch (verdict) {
      case KEPT -> "Kept";
      case FLAGGED -> "Flagged";
      case EXCLUDED -> "Excluded";
      case SET_ASIDE -> "Set aside";
    };
  }

  private static String meaning(Scene scene, Verdict verdict) {
    String where = Banner.isClean(scene) ? "in the clean tables" : "would be in the clean tables";
    return switch (verdict) {
      case KEPT -> "checked, nothing found; " + where;
      case FLAGGED -> "kept, with a ledger row; " + where;
      case EXCLUDED -> "not written; a ledger row says why";
      case SET_ASIDE -> "a type nobody asked for: never written, not checked inside";
    };
  }

  private static Table classes(Scene scene) {
    boolean compared = scene.previous().isPresent();
    Table.Builder table =
        Table.of("classes", "Excluded items by class", titles(compared, "Class", "What it means"));
    for (FindingClass findingClass : FindingClass.values()) {
      table.anchored(
          null,
          row(
              scene,
              Cell.of(new Swatch(findingClass.id(), Wording.word(findingClass))),
              Cell.words(Wording.meaning(findingClass)),
              excluded(scene.manifest().tally(), findingClass),
              findingClass == FindingClass.KNOWN && scene.hasSensitive(),
              before -> excluded(before, findingClass)));
    }
    return table.table();
  }

  static long excluded(Tally tally, FindingClass findingClass) {
    return tally.excluded().entrySet().stream()
        .filter(cause -> cause.getKey().startsWith(findingClass.id() + "/"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String[] titles(boolean compared, String first, String second) {
    return compared
        ? new String[] {first, second, "#Items", "#Share", "", "#Before", "#Share before"}
        : new String[] {first, second, "#Items", "#Share", ""};
  }

  private static List<Cell> row(
      Scene scene,
      Cell name,
      Cell meaning,
      long count,
      boolean sensitive,
      ToLongFunction<Tally> before) {
    List<Cell> cells = new ArrayList<>();
    cells.add(name);
    cells.add(meaning);
    cells.add(scene.cell(count, sensitive));
    cells.add(scene.masks(count, sensitive) ? Cell.nothing() : Cell.share(count, scene.items()));
    cells.add(scene.bar(count, scene.items(), sensitive));
    Optional<Tally> previous = scene.previous().map(run -> run.manifest().tally());
    if (previous.isPresent()) {
      long was = before.applyAsLong(previous.get());
      cells.add(scene.cell(was, sensitive));
      cells.add(
          scene.masks(was, sensitive)
              ? Cell.nothing()
              : Cell.share(was, previous.get().itemCount()));
    }
    return cells;
  }

  private static Content apart(Scene scene) {
    Tally tally = scene.manifest().tally();
    long outOfScope = tally.outOfScope().values().stream().mapToLong(Long::longValue).sum();
    return Prose.of(
        "Read: %s = %s taken apart + %s out of scope + %s that could not be read as records."
            .formatted(
                Figures.count(tally.records(), "record", "records"),
                Figures.count(tally.captures(), "capture", "captures"),
                Figures.count(outOfScope),
                Figures.count(tally.unreadable(), "stretch", "stretches")));
  }
}
