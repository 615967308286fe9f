package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.core.FindingClass;
import io.winnow.core.Verdict;
import io.winnow.report.Figures;
import io.winnow.run.Gate;
import io.winnow.run.Locations;
import io.winnow.run.Manifest;
import io.winnow.summary.RuleFigures;
import io.winnow.summary.ScoreFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Section 2: what a reviewer must look at before deciding, and what was looked for and not there.
 *
 * @param first what must be settled before anybody relies on the run
 * @param also what else needs attention
 * @param quiet what does not, each in a few words
 * @param answers what is asked on the first day
 * @param readers who asked what of the confidential side
 */
public record Attention(
    List<Point> first, List<Point> also, List<String> quiet, List<Answer> answers, Table readers) {

  public Attention {
    first = List.copyOf(first);
    also = List.copyOf(also);
    quiet = List.copyOf(quiet);
    answers = List.copyOf(answers);
  }

  /**
   * Something that needs attention.
   *
   * @param title in a few words
   * @param text a sentence or two
   * @param anchor where there is more
   */
  public record Point(String title, Content text, String anchor) {}

  /**
   * A question with its answer.
   *
   * @param question in our words
   * @param answers one paragraph each
   */
  public record Answer(String question, List<Content> answers) {
    public Answer {
      answers = List.copyOf(answers);
    }
  }

  static Attention of(Scene scene) {
    Looking looking = new Looking(scene);
    looking.all();
    return new Attention(
        looking.points.subList(0, looking.first),
        looking.points.subList(looking.first, looking.points.size()),
        looking.quiet,
        DayOne.answers(scene),
        DayOne.readers(scene));
  }

  /** Goes through what can need attention. */
  private static final class Looking {
    private static final int MOST_NAMED = 20;

    private final Scene scene;
    private final Manifest manifest;
    private final List<Point> points = new ArrayList<>();
    private final List<String> quiet = new ArrayList<>();
    private int first;

    Looking(Scene scene) {
      this.scene = scene;
      this.manifest = scene.manifest();
    }

    void all() {
      failedUnits();
      gates();
      escalations();
      Change.points(scene).forEach(points::add);
      if (scene.previous().isEmpty()) {
        quiet.add("no previous run was given to compare with");
      } else if (Change.points(scene).isEmpty()) {
        quiet.add("no surprising change against the previous run");
      }
      ListAge.points(scene).forEach(points::add);
      if (ListAge.points(scene).isEmpty()) {
        quiet.add("no stale list, and all entries of all lists were active");
      }
      provenance();
      isolation();
      first = points.size();
      unscannable();
      nearThreshold();
      review();
      notChecked();
    }

    private void found(boolean needs, String title, Content text, String anchor, String nothing) {
      if (needs) {
        points.add(new Point(title, text, anchor));
      } else {
        quiet.add(nothing);
      }
    }

    private void failedUnits() {
      int undone = manifest.unitsPlanned() - manifest.unitsDone();
      found(
          undone > 0 || !manifest.failed().isEmpty(),
          Figures.count(Math.max(undone, manifest.failed().size()), "unit", "units")
              + " without a receipt",
          Prose.of(
              "Nothing of them was checked or written. ",
              Prose.list(
                  manifest.failed(),
                  MOST_NAMED,
                  unit ->
                      Prose.of(
                          Value.code(unit.shard(), 100),
                          ": ",
                          Value.text(Locations.withoutUsers(unit.why())))),
              "."),
          "inputs",
          "no failed unit");
    }

    private void gates() {
      for (Gate.Result gate : manifest.gates()) {
        if (!gate.held()) {
          boolean sensitive =
              scene.hasSensitive()
                  && Gate.parse(gate.gate())
                      .filter(g -> g.findingClass() != FindingClass.KNOWN)
                      .isEmpty();
          points.add(
              new Point(
                  "A gate failed",
                  Prose.of(
                      "The run was started with --fail-on ",
                      Value.code(gate.gate()),
                      ": %s of %s were excluded%s."
                          .formatted(
                              scene.figure(gate.excluded(), sensitive),
                              Figures.count(gate.items(), "item", "items"),
                              scene.masks(gate.excluded(), sensitive)
                                  ? ""
                                  : " (" + Figures.share(gate.excluded(), gate.items()) + ")")),
                  "excluded"));
        }
      }
      if (manifest.gates().stream().allMatch(Gate.Result::held)) {
        quiet.add(manifest.gates().isEmpty() ? "no gate was set" : "no gate failed");
      }
    }

    private void escalations() {
      long hits = manifest.hits().items();
      String shown = scene.figure(hits, scene.hasSensitive());
      found(
          hits > 0,
          shown + (shown.equals("1") ? " item" : " items") + " matched a confidential list",
          Prose.of(
              "First known ",
              Banner.time(String.valueOf(manifest.hits().firstKnown())),
              ", last ",
              Banner.time(String.valueOf(manifest.hits().lastKnown())),
              ". Where they came from stands in the restricted evidence alone, to be kept until ",
              Banner.time(String.valueOf(manifest.hits().retainUntil())),
              ". Whether they must be reported, to whom and by when is a question for counsel;"
                  + " a match says that an entry was met, never what the content is."),
          "lists",
          "no match on a confidential list");
    }

    private void unscannable() {
      Map<String, Long> excluded = manifest.tally().excluded();
      long all = Glance.excluded(manifest.tally(), FindingClass.UNSCANNABLE);
      long timeOuts =
          java.util.Arrays.stream(io.winnow.core.Reason.values())
              .filter(Wording::isTimeOut)
              .mapToLong(reason -> excluded.getOrDefault("unscannable/" + reason.id(), 0L))
              .sum();
      found(
          all > 0,
          Figures.count(all, "unscannable item was", "unscannable items were") + " excluded",
          Prose.of(
              "That is %s of all items; %s of them met a limit of time or memory, or ended the screener. They may be harmless: what cannot be checked is not kept."
                  .formatted(Figures.share(all, scene.items()), Figures.count(timeOuts))),
          "causes",
          "no unscannable item and no time-out");
      found(
          manifest.tally().unreadable() > 0,
          Figures.count(manifest.tally().unreadable(), "stretch", "stretches")
              + " of shards could not be read",
          Prose.of("No record could be made out there; the ledger says at which offsets."),
          "causes",
          "no unreadable stretch in a shard");
    }

    private void nearThreshold() {
      long over = scene.summary().scores().stream().mapToLong(ScoreFigures::nearOver).sum();
      FarMatches far = FarMatches.of(scene);
      found(
          over > 0,
          Figures.count(over, "finding", "findings") + " near a model's threshold",
          Prose.of(
              "At most 0.05 over it: a slightly different model would have kept them. The histograms"
                  + " show how many lie as near below."),
          "models",
          "no finding near a model's threshold");
      found(
          far.count() > 0,
          far.figure(scene)
              + (far.figure(scene).equals("1") ? " perceptual match" : " perceptual matches")
              + " in the farthest band that a rule allows",
          far.text(scene),
          "lists",
          far.none());
    }

    private void provenance() {
      long url = scene.summary().withoutUrl();
      long time = scene.summary().withoutTime();
      long origin = manifest.hits().withoutOrigin();
      found(
          url + time + origin > 0,
          "Gaps in provenance",
          Prose.of(
              "Ledger rows without an address: %s; without a time of capture: %s; hits on confidential lists whose evidence lacks either: %s."
                  .formatted(
                      Figures.count(url),
                      Figures.count(time),
                      scene.figure(origin, scene.hasSensitive()))),
          "origin",
          "no gap in provenance");
    }

    private void review() {
      long notComparable =
          manifest.tally().flagged().getOrDefault("policy/not-comparable", 0L)
              + manifest.tally().flagged().getOrDefault("policy/too-small-to-hash", 0L);
      found(
          notComparable > 0,
          Figures.count(notComparable, "picture was", "pictures were")
              + " kept without perceptual comparison",
          Prose.of(
              "Too plain or too small to compare; digests and scores were still checked. The policy"
                  + " says whether such pictures are kept, flagged or excluded."),
          "causes",
          "no kept picture without perceptual comparison");
      long openShadow = shadow(false);
      long sensitiveShadow = shadow(true);
      String shadow = scene.sum(openShadow, sensitiveShadow);
      found(
          openShadow + sensitiveShadow > 0,
          shadow + (shadow.equals("1") ? " finding" : " findings") + " of rules in shadow",
          Prose.of("They would have excluded, were their rules enforced."),
          "rules",
          "no finding of a rule in shadow");
      // A refused decision decides nothing, so that no cause counts it: the tally does.
      long refused = manifest.tally().reviewsRefused();
      String shown = scene.figure(refused, scene.hasSensitive());
      found(
          refused > 0,
          shown + (shown.equals("1") ? " decision" : " decisions") + " of reviewers refused",
          Prose.of(
              "Without effect: a reviewer decided to keep what nobody may keep. A match on a csam"
                  + " list is disputed with the holder of the list."),
          "causes",
          "no reviewer's decision was refused");
    }

    private long shadow(boolean sensitive) {
      return scene.summary().rules().stream()
          .filter(rule -> scene.sensitiveRules().contains(rule.id()) == sensitive)
          .mapToLong(RuleFigures::shadow)
          .sum();
    }

    private void notChecked() {
      found(
          scene.items(Verdict.SET_ASIDE) > 0,
          Figures.count(scene.items(Verdict.SET_ASIDE), "item was", "items were")
              + " set aside unchecked",
          Prose.of("Of types nobody asked for, such as video or fonts; none of them is kept."),
          "method",
          "no item of a type nobody asked for");
    }

    private void isolation() {
      found(
          !manifest.sandbox().equals("full"),
          "The screener was not fully isolated",
          Prose.of("Isolation in force: ", Value.text(manifest.sandbox()), "."),
          "settings",
          "the screener ran fully isolated");
    }
  }
}
