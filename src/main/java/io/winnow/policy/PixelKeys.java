package io.winnow.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the keys of a list rule that belong to perceptual kinds. */
final class PixelKeys {
  private PixelKeys() {}

  /** {@code distance: 31}, or with several kinds {@code distance: {pdq: 31, other: 9}}. */
  static Map<MatchKind, Integer> distances(
      Section rule, Set<MatchKind> match, List<MatchKind> pixels, Problems problems) {
    Map<MatchKind, Integer> distances = new TreeMap<>();
    pixels.forEach(kind -> distances.put(kind, kind.defaultDistance()));
    require(rule, match, pixels, "distance");
    rule.value("distance")
        .filter(value -> !pixels.isEmpty())
        .ifPresent(value -> read(value, pixels, distances, problems));
    return distances;
  }

  private static void read(
      Value value, List<MatchKind> pixels, Map<MatchKind, Integer> distances, Problems problems) {
    List<String> ids = pixels.stream().map(MatchKind::id).toList();
    if (value.node() instanceof YamlNode.Mapping mapping) {
      Section each = new Section(mapping, value.path(), ids, problems);
      for (MatchKind kind : pixels) {
        each.read(kind.id(), v -> v.whole(0, kind.largestDistance()))
            .ifPresent(distance -> distances.put(kind, distance.intValue()));
      }
    } else if (pixels.size() == 1) {
      MatchKind kind = pixels.get(0);
      value
          .whole(0, kind.largestDistance())
          .ifPresent(distance -> distances.put(kind, distance.intValue()));
    } else {
      value.problem(
          "is one number for several kinds; write "
              + pixels.stream()
                  .map(kind -> kind.id() + ": " + kind.defaultDistance())
                  .collect(Collectors.joining(", ", "{", "}")));
    }
  }

  static int quality(Section rule, Set<MatchKind> match, List<MatchKind> pixels) {
    require(rule, match, pixels, "quality");
    return rule.read("quality", v -> v.whole(0, ListRule.MAX_QUALITY))
        .map(Long::intValue)
        .orElse(ListRule.DEFAULT_QUALITY);
  }

  static Orientations orientations(Section rule, Set<MatchKind> match, List<MatchKind> pixels) {
    require(rule, match, pixels, "orientations");
    Orientations orientations =
        rule.read("orientations", v -> v.choice(Words.ORIENTATIONS)).orElse(Orientations.UPRIGHT);
    for (MatchKind kind : pixels) {
      if (orientations == Orientations.ALL && !kind.canTurn()) {
        rule.problem(
            "orientations", kind.id() + " cannot turn pictures; write upright, or two rules");
      }
    }
    return orientations;
  }

  private static void require(
      Section rule, Set<MatchKind> match, List<MatchKind> pixels, String key) {
    // An empty match is a problem of its own.
    if (rule.has(key) && !match.isEmpty() && pixels.isEmpty()) {
      String ids =
          MatchKind.all().values().stream()
              .filter(MatchKind::isPixels)
              .map(MatchKind::id)
              .collect(Collectors.joining(" or "));
      rule.problem(
          key, "%s goes with match: %s only; remove it or match %s".formatted(key, ids, ids));
    }
  }
}
