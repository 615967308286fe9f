package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.policy.ListSpec;
import io.winnow.report.Figures;
import io.winnow.run.Plan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How old the lists were when the run started, and how much of them was in force. */
final class ListAge {
  private static final int MOST_NAMED = 20;

  private ListAge() {}

  static List<Attention.Point> points(Scene scene) {
    List<Attention.Point> points = new ArrayList<>();
    List<Content> stale = new ArrayList<>();
    for (Plan.ListStamp list : scene.manifest().lists()) {
      OptionalLong days = days(scene, list);
      Duration most =
          scene
              .run()
              .policy()
              .list(list.id())
              .flatMap(ListSpec::maxAge)
              .orElse(ListSpec.DEFAULT_MAX_AGE);
      if (days.isPresent() && days.getAsLong() > most.toDays()) {
        stale.add(
            Prose.of(
                Value.code(list.id()),
                " of ",
                Value.code(list.date()),
                ", " + Figures.count(days.getAsLong(), "day", "days") + " old"));
      }
    }
    if (!stale.isEmpty()) {
      points.add(
          new Attention.Point(
              Figures.count(stale.size(), "list was", "lists were") + " stale when the run started",
              Prose.of(
                  Prose.list(stale, MOST_NAMED),
                  ". Where the policy says max-age: never, 30 days are taken here."),
              "lists"));
    }
    partly(scene, points);
    return points;
  }

  private static void partly(Scene scene, List<Attention.Point> points) {
    List<Content> partly =
        scene.manifest().lists().stream()
            .filter(list -> !list.notActive().isEmpty())
            .map(list -> Value.text(list.coverage()))
            .toList();
    if (!partly.isEmpty()) {
      points.add(
          new Attention.Point(
              "Not all entries of all lists were active",
              Prose.of(Prose.list(partly, MOST_NAMED), "."),
              "lists"));
    }
  }

  /** Days from a list's date to the run's start. */
  static OptionalLong days(Scene scene, Plan.ListStamp list) {
    try {
      LocalDate started =
          Instant.parse(scene.manifest().started()).atZone(ZoneOffset.UTC).toLocalDate();
      return OptionalLong.of(ChronoUnit.DAYS.between(LocalDate.parse(list.date()), started));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
