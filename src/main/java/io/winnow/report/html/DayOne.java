package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.core.FindingClass;
import io.winnow.policy.Approval;
import io.winnow.report.EarlierRun;
import io.winnow.report.Figures;
import io.winnow.report.StillKept;
import io.winnow.run.AuditTrail;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is asked on the first day after material was found. */
final class DayOne {
  private static final int MOST_FOLDERS = 10;
  private static final int MOST_EARLIER = 20;

  private DayOne() {}

  static List<Attention.Answer> answers(Scene scene) {
    return List.of(
        new Attention.Answer("Where does excluded material still lie?", where(scene)),
        new Attention.Answer("How much of each list was in force?", active(scene)),
        new Attention.Answer("Who approved the policy?", List.of(approved(scene))),
        new Attention.Answer(
            "Until when is evidence kept?", List.of(retained(scene.manifest().hits()))));
  }

  private static List<Content> where(Scene scene) {
    Set<String> folders = new TreeSet<>();
    for (Unit unit : scene.plan().units()) {
      String location = unit.shard().location();
      folders.add(location.substring(0, location.lastIndexOf('/') + 1));
      if (folders.size() > 1_000) {
        break;
      }
    }
    Content inputs =
        Prose.of(
            "In the inputs, as before: Winnow reads them and deletes nothing. "
                + Figures.count(scene.plan().units().size(), "shard", "shards")
                + " in ",
            Prose.list(folders, MOST_FOLDERS, Value::code),
            ".");
    List<Content> all = new ArrayList<>();
    all.add(inputs);
    if (scene.data().earlier().isEmpty()) {
      all.add(
          Prose.of(
              "In output of earlier runs over the same data: none was named (--earlier RUN), so"
                  + " nothing is known of them."));
    }
    scene.data().earlier().stream()
        .limit(MOST_EARLIER)
        .forEach(earlier -> all.add(earlier(scene, earlier)));
    return all;
  }

  private static Content earlier(Scene scene, EarlierRun earlier) {
    Set<String> shards = new HashSet<>();
    scene.manifest().inputs().forEach(input -> shards.add(key(input)));
    long common = earlier.manifest().inputs().stream().filter(i -> shards.contains(key(i))).count();
    long rows =
        earlier.manifest().tables().stream()
            .filter(table -> table.table().equals("images") || table.table().equals("documents"))
            .mapToLong(Manifest.TableTotal::rows)
            .sum();
    return Prose.of(
        "In the run ",
        Value.code(earlier.location()),
        " of ",
        Banner.time(earlier.manifest().ended()),
        ", policy ",
        Value.text(earlier.manifest().policyName()),
        ": it cleaned %s of the same bytes and has %s. "
            .formatted(
                Figures.count(common, "shard", "shards"),
                Figures.count(rows, "clean row", "clean rows")),
        earlier.still().isPresent()
            ? still(scene, earlier.still().get())
            : "It has another token key, so that its items cannot be told from those of this run.");
  }

  private static Content still(Scene scene, StillKept still) {
    List<Object> parts = new ArrayList<>();
    still
        .items()
        .forEach(
            (by, count) ->
                parts.add(
                    (parts.isEmpty() ? "" : ", ")
                        + by.id()
                        + " "
                        + scene.figure(count, by == FindingClass.KNOWN)));
    parts.add(
        0,
        still.items().isEmpty()
            ? "None of what this run excludes is known to be in its clean tables"
            : "Still in its clean tables, though excluded here: ");
    parts.add(" (%s compared).".formatted(Figures.count(still.shards(), "shard", "shards")));
    if (still.notTold() > 0) {
      parts.add(
          " Whether it has %s on confidential lists only the token key tells (--token-key)."
              .formatted(
                  scene.figure(still.notTold(), true) + (still.notTold() == 1 ? " hit" : " hits")));
    }
    parts.add(" `winnow diff -o` names them.");
    return Prose.of(parts.toArray());
  }

  /** Shards are the same if their bytes are, or, where these are unknown, path and length. */
  private static String key(Manifest.Input input) {
    return input.sha256() != null ? input.sha256() : input.path() + "\n" + input.bytes();
  }

  private static List<Content> active(Scene scene) {
    if (scene.manifest().lists().isEmpty()) {
      return List.of(Prose.of("The policy names no list."));
    }
    List<Content> lines = new ArrayList<>();
    for (Plan.ListStamp list : scene.manifest().lists().stream().limit(20).toList()) {
      lines.add(Value.text(list.coverage()));
    }
    if (scene.manifest().lists().size() > 20) {
      lines.add(Prose.link("lists", "All lists"));
    }
    return lines;
  }

  private static Content approved(Scene scene) {
    Approval approval = scene.run().policy().approval();
    if (approval.by().isEmpty()) {
      return Prose.of("The policy names nobody (its approval: block).");
    }
    return Prose.of(
        Value.text(approval.by().get()),
        ", ",
        Value.text(approval.role().orElse("")),
        ", on ",
        Value.text(approval.date().map(LocalDate::toString).orElse("")),
        "; reference ",
        Value.text(approval.reference().orElse("")),
        ". The policy says so; the policy's digest covers it.");
  }

  private static Content retained(Manifest.Hits hits) {
    return hits.retainUntil() == null
        ? Prose.of("Nothing: there is no evidence, since no confidential list was matched.")
        : Prose.of(
            "Until ",
            Banner.time(hits.retainUntil()),
            ", as the policy says, counted from the last hit. Winnow never deletes it.");
  }

  static Table readers(Scene scene) {
    Table.Builder table =
        Table.of(
            "readers",
            "Who asked what of the run's confidential side",
            "When (UTC)",
            "Who",
            "Command",
            "Why");
    List<AuditTrail.Line> newest = new ArrayList<>(scene.data().audit());
    Collections.reverse(newest);
    return table
        .rows(
            newest,
            line ->
                List.of(
                    Cell.of(Banner.time(line.at())),
                    Cell.text(line.who()),
                    Cell.code(line.command()),
                    Cell.text(line.why())))
        .table();
  }
}
