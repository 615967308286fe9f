package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.core.Algorithm;
import io.winnow.core.DistanceBand;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.Rule;
import io.winnow.summary.ListFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Perceptual matches as far away as a rule allows. The ledger has bands, and a summary counts them
 * by list: where two rules look one list up, a band is that of both.
 *
 * @param bands the farthest of each rule and kind, each once
 */
record FarMatches(List<Band> bands) {
  private static final int MOST_NAMED = 10;

  FarMatches {
    bands = List.copyOf(bands);
  }

  /**
   * A band of a list.
   *
   * @param list its id
   * @param kind what was compared
   * @param band the farthest that a rule allows
   * @param count findings in it
   * @param sensitive whether the figure is
   */
  record Band(String list, MatchKind kind, DistanceBand band, long count, boolean sensitive) {
    /** {@code 21-31 bits}, {@code 76-100 % of the recommended distance}. */
    String width() {
      boolean bits = kind.algorithm().filter(Algorithm.PDQ::equals).isPresent();
      return band.id() + (bits ? " bits" : " of the recommended distance");
    }
  }

  static FarMatches of(Scene scene) {
    Map<String, ListFigures> lists = new LinkedHashMap<>();
    scene.summary().lists().forEach(list -> lists.put(list.id(), list));
    Map<String, Band> bands = new LinkedHashMap<>();
    for (Rule rule : scene.run().policy().rules()) {
      if (rule instanceof ListRule looked && lists.containsKey(looked.list())) {
        for (MatchKind kind : looked.pixelKinds()) {
          farthest(looked, kind, lists.get(looked.list()), bands);
        }
      }
    }
    return new FarMatches(new ArrayList<>(bands.values()));
  }

  private static void farthest(
      ListRule rule, MatchKind kind, ListFigures list, Map<String, Band> bands) {
    int distance = rule.distance(kind);
    if (distance == 0 || kind.algorithm().isEmpty()) {
      return; // Equal, or not at all.
    }
    DistanceBand band =
        DistanceBand.of(kind.algorithm().get(), distance, Math.max(1, kind.defaultDistance()));
    String match = kind.id() + " " + band.id();
    bands.put(
        list.id() + " " + match,
        new Band(
            list.id(),
            kind,
            band,
            list.byMatch().getOrDefault(match, 0L),
            Scene.isSensitive(list.purpose())));
  }

  /** How many matches, of which a part may be masked. */
  String figure(Scene scene) {
    return scene.sum(sum(false), sum(true));
  }

  long count() {
    return sum(false) + sum(true);
  }

  private long sum(boolean sensitive) {
    return bands.stream().filter(b -> b.sensitive() == sensitive).mapToLong(Band::count).sum();
  }

  /** Where they are. */
  Content text(Scene scene) {
    return Prose.of(
        "Worth a look by those who may look: ",
        Prose.list(
            bands.stream().filter(band -> band.count() > 0).toList(),
            MOST_NAMED,
            band ->
                Prose.of(
                    "list ",
                    Value.code(band.list(), 60),
                    ", by ",
                    Value.code(band.kind().id(), 40),
                    ", distance " + band.width() + ": ",
                    scene.figure(band.count(), band.sensitive()))),
        ".");
  }

  /** What is said where there is none. */
  String none() {
    return bands.isEmpty()
        ? "no rule that finds near copies of pictures"
        : "no perceptual match in the farthest band that a rule allows ("
            + bands.stream()
                .map(band -> band.kind().id() + " " + band.width())
                .distinct()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "))
            + ")";
  }
}
