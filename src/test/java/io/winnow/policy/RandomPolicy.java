package io.winnow.policy;

import io.winnow.core.Limits;
import io.winnow.core.Purpose;
import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Any policy that can be, from a seed. */
final class RandomPolicy {
  private static final String[] TEXTS = {
    "plain",
    "two words",
    "true",
    "null",
    "~",
    "1.10",
    "007",
    "- a",
    "a: b",
    "a #b",
    "#a",
    "\"",
    "'",
    "\\",
    "a\\n",
    "{a}",
    "[b]",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "s3a://b/c?d=e",
    "é",
    "日本",
    "😀",
    " lead",
    "trail ",
    "a  b",
    "no",
    "2024-05-31",
    "0x1F",
    ".5",
    "-",
    "?",
    "x: y # z",
    "64 MiB"
  };
  private static final Position AT = new Position("random", 1, 1);

  private final Random random;

  RandomPolicy(long seed) {
    random = new Random(seed);
  }

  Policy next() {
    List<ListSpec> lists = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      ListSpec list = list("list-" + i);
      lists.add(list);
      rules.add(listRule("on-" + i, list));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      rules.add(modelRule("model-" + i));
    }
    return new Policy(
        text(),
        lists,
        rules,
        pick(List.of(Verdict.KEPT, Verdict.FLAGGED, Verdict.EXCLUDED)),
        pick(List.of(Cascade.values())),
        limits(),
        some(MediaGroup.class),
        pick(List.of(Sandbox.values())),
        new Dataset(
            maybe(text()),
            maybe(text()),
            maybe(text()),
            maybe(text()),
            maybe(text()),
            maybe(text()),
            maybe(LocalDate.ofEpochDay(random.nextInt(30_000)))),
        new Approval(
            maybe(text()),
            maybe(text()),
            maybe(LocalDate.ofEpochDay(random.nextInt(30_000))),
            maybe(text())),
        new EvidenceSpec(maybe(text()), Duration.ofHours(24 + random.nextInt(100_000)), AT),
        maybe(new DecisionsSpec(text(), text(), AT)),
        maybe(new SkipSpec(text(), AT)),
        AT);
  }

  private ListSpec list(String id) {
    Purpose purpose = pick(List.of(Purpose.values()));
    return new ListSpec(
        id,
        text(),
        purpose,
        purpose.isProtected() || random.nextBoolean(),
        maybe(Duration.ofHours(1 + random.nextInt(3650 * 24))),
        random.nextBoolean()
            ? OptionalLong.of(1 + random.nextInt(Integer.MAX_VALUE))
            : OptionalLong.empty(),
        maybe(random.nextDouble()),
        maybe(text()),
        maybe(LocalDate.ofEpochDay(random.nextInt(30_000))),
        random.nextBoolean()
            ? Map.of(
                text() + 1,
                "algorithm",
                text() + 2,
                "value",
                text() + 3,
                "pdq",
                text() + 4,
                random.nextBoolean() ? "status" : "status\na=b=active\nunder review=disputed")
            : Map.of(),
        random.nextBoolean() ? Set.of(text() + 1, text() + 2) : Set.of(),
        maybe("csv"),
        maybe(text()),
        new ListUse(
            random.nextBoolean(),
            random.nextInt(6),
            maybe(0.5 + random.nextInt(99)),
            random.nextBoolean()),
        AT);
  }

  private ListRule listRule(String id, ListSpec list) {
    Verdict verdict =
        list.purpose().isExcuse()
            ? Verdict.KEPT
            : list.purpose().isProtected() || random.nextBoolean()
                ? Verdict.EXCLUDED
                : Verdict.FLAGGED;
    boolean shadow =
        verdict == Verdict.EXCLUDED && !list.purpose().isProtected() && random.nextBoolean();
    Set<MatchKind> match = some(List.copyOf(MatchKind.all().values()));
    if (list.purpose().isExcuse()) {
      match.remove(MatchKind.TERM);
      match.add(MatchKind.URL);
    }
    Map<MatchKind, Integer> distances = new TreeMap<>();
    match.stream()
        .filter(MatchKind::isPixels)
        .forEach(kind -> distances.put(kind, random.nextInt(kind.largestDistance() + 1)));
    boolean turns =
        !distances.isEmpty() && match.stream().allMatch(k -> !k.isPixels() || k.canTurn());
    return new ListRule(
        id,
        list.id(),
        match,
        distances,
        distances.isEmpty() ? ListRule.DEFAULT_QUALITY : random.nextInt(101),
        turns ? pick(List.of(Orientations.values())) : Orientations.UPRIGHT,
        match.contains(MatchKind.TERM)
            ? new TermMatching(
                pick(List.of(1.0, 2.5, 1e6, 1e-7, 0.1 + random.nextDouble())),
                some(TextPlace.class))
            : TermMatching.DEFAULT,
        verdict,
        shadow ? Rollout.SHADOW : Rollout.ENFORCE,
        AT);
  }

  private ModelRule modelRule(String id) {
    return new ModelRule(
        id,
        pick(List.of("m", "model_2.1", "0")),
        random.nextBoolean() ? List.of() : List.of(text() + 1, text() + 2),
        pick(List.of(1.0, 0.7, 1e-10, Double.MIN_VALUE, 1 - random.nextDouble())),
        Verdict.EXCLUDED,
        pick(List.of(Rollout.values())),
        AT);
  }

  private Limits limits() {
    return new Limits(
        1024 + random.nextInt(1 << 30),
        10_000 + random.nextInt(400_000_000),
        1 + random.nextInt(1000),
        1 + random.nextInt(100_000),
        1L << (10 + random.nextInt(24)),
        Duration.ofMillis(1000 + random.nextInt(3_000_000)),
        (1L << 26) + random.nextInt(1 << 30));
  }

  private String text() {
    return pick(List.of(TEXTS));
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type) {
    Set<E> some = EnumSet.of(pick(List.of(type.getEnumConstants())));
    for (E value : type.getEnumConstants()) {
      if (random.nextBoolean()) {
        some.add(value);
      }
    }
    return some;
  }

  private <T> Set<T> some(List<T> values) {
    Set<T> some = new HashSet<>(Set.of(pick(values)));
    values.stream().filter(value -> random.nextBoolean()).forEach(some::add);
    return some;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
