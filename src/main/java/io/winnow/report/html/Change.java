package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.core.FindingClass;
import io.winnow.core.Tally;
import io.winnow.report.Figures;
import io.winnow.report.ReportedRun;
import io.winnow.run.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What surprises against the previous run. */
final class Change {
  /** A share that changes by more than this factor is surprising. */
  private static final double FACTOR = 2;

  /** Fewer items on both sides are chance. */
  private static final long LEAST = 5;

  /** A list that lost or gained more than this share of its entries. */
  private static final double ENTRIES = 0.2;

  private static final int MOST_NAMED = 20;

  private Change() {}

  static List<Attention.Point> points(Scene scene) {
    List<Attention.Point> points = new ArrayList<>();
    if (scene.previous().isEmpty()) {
      return points;
    }
    ReportedRun previous = scene.previous().get();
    Tally now = scene.manifest().tally();
    Tally before = previous.manifest().tally();
    for (FindingClass findingClass : FindingClass.values()) {
      share(scene, findingClass, now, before, points);
    }
    reasons(now, before, points);
    lists(scene, previous, points);
    return points;
  }

  private static void share(
      Scene scene,
      FindingClass findingClass,
      Tally now,
      Tally before,
      List<Attention.Point> points) {
    long is = Glance.excluded(now, findingClass);
    long was = Glance.excluded(before, findingClass);
    boolean sensitive = findingClass == FindingClass.KNOWN && scene.hasSensitive();
    if (Math.max(is, was) < LEAST
        || scene.masks(is, sensitive)
        || scene.masks(was, sensitive)
        || now.itemCount() == 0
        || before.itemCount() == 0) {
      return;
    }
    double a = (double) is / now.itemCount();
    double b = (double) was / before.itemCount();
    if (Math.max(a, b) > FACTOR * Math.min(a, b)) {
      points.add(
          new Attention.Point(
              "Surprising change: " + Wording.word(findingClass).toLowerCase(Locale.ROOT),
              Prose.of(
                  "%s of all items now (%s), %s in the previous run (%s): a change by more than a factor of 2."
                      .formatted(
                          Figures.share(is, now.itemCount()),
                          Figures.count(is),
                          Figures.share(was, before.itemCount()),
                          Figures.count(was))),
              "classes"));
    }
  }

  private static void reasons(Tally now, Tally before, List<Attention.Point> points) {
    TreeSet<String> fresh = new TreeSet<>(now.excluded().keySet());
    fresh.removeAll(before.excluded().keySet());
    TreeSet<String> gone = new TreeSet<>(before.excluded().keySet());
    gone.removeAll(now.excluded().keySet());
    if (!fresh.isEmpty() || !gone.isEmpty()) {
      points.add(
          new Attention.Point(
              "Other reasons than before",
              Prose.of("New: ", named(fresh), ". No longer met: ", named(gone), "."),
              "causes"));
    }
  }

  private static Content named(Set<String> reasons) {
    return reasons.isEmpty() ? Prose.of("none") : Prose.list(reasons, MOST_NAMED, Value::code);
  }

  private static void lists(Scene scene, ReportedRun previous, List<Attention.Point> points) {
    Map<String, Plan.ListStamp> before = new HashMap<>();
    previous.manifest().lists().forEach(list -> before.put(list.id(), list));
    List<Content> changes = new ArrayList<>();
    for (Plan.ListStamp list : scene.manifest().lists()) {
      Plan.ListStamp was = before.remove(list.id());
      if (was == null) {
        changes.add(Prose.of("new list ", Value.code(list.id())));
      } else if (Math.abs(list.entries() - was.entries()) > ENTRIES * was.entries()) {
        changes.add(
            Prose.of(
                Value.code(list.id()),
                " has %s entries and had %s"
                    .formatted(Figures.count(list.entries()), Figures.count(was.entries()))));
      }
    }
    before.keySet().forEach(id -> changes.add(Prose.of("no list ", Value.code(id), " any more")));
    if (!changes.isEmpty()) {
      points.add(
          new Attention.Point(
              "Other lists than before", Prose.of(Prose.list(changes, MOST_NAMED), "."), "lists"));
    }
  }
}
