package io.winnow.core;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a unit, or a run, counted. All numbers are counts of records or items.
 *
 * @param records entries read, of whatever kind
 * @param captures entries that became items
 * @param outOfScope entries that are no captures, by the shard's type
 * @param unreadable stretches that could not be read
 * @param items items by verdict; every verdict has a number
 * @param excluded excluded items by {@code class/reason}
 * @param flagged flagged items by {@code class/reason}
 * @param setAside set-aside items by media type
 * @param scores measured pictures by what a model rule compares, by rule: {@link #SCORE_BINS} bins
 *     of equal width over 0–1, the last one closed; of the first {@link #MOST_SCORE_RULES} such
 *     rules
 * @param reviews items by what became of a reviewer's decision on them: {@link Reason#isReview()}
 *     ids. Every decided item of the unit is in one of them
 * @param hits items with a hit on a confidential list: those that have rows in the evidence table
 * @param hitsWithoutOrigin those of them without an address or a time of capture
 */
public record Tally(
    long records,
    long captures,
    SortedMap<String, Long> outOfScope,
    long unreadable,
    Map<Verdict, Long> items,
    SortedMap<String, Long> excluded,
    SortedMap<String, Long> flagged,
    SortedMap<String, Long> setAside,
    SortedMap<String, List<Long>> scores,
    SortedMap<String, Long> reviews,
    long hits,
    long hitsWithoutOrigin) {

  /** Bins of a score's histogram. */
  public static final int SCORE_BINS = 20;

  /** Rules whose scores are counted: receipts are small. */
  public static final int MOST_SCORE_RULES = 8;

  /** Most media types that are told apart; the rest is counted together. */
  private static final int MOST_TYPES = 24;

  private static final String OTHER_TYPES = "(other)";

  public Tally {
    outOfScope = Collections.unmodifiableSortedMap(new TreeMap<>(outOfScope));
    excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
    flagged = Collections.unmodifiableSortedMap(new TreeMap<>(flagged));
    setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
    reviews = Collections.unmodifiableSortedMap(new TreeMap<>(reviews));
    requireCounts(
        List.of(records, captures, unreadable, hits, hitsWithoutOrigin),
        outOfScope.values(),
        items.values(),
        excluded.values(),
        flagged.values(),
        setAside.values(),
        reviews.values());
    SortedMap<String, List<Long>> bins = new TreeMap<>();
    scores.forEach(
        (rule, counts) -> {
          if (counts.size() != SCORE_BINS) {
            throw new IllegalArgumentException("a histogram has " + SCORE_BINS + " bins");
          }
          requireCounts(counts);
          bins.put(rule, List.copyOf(counts));
        });
    scores = Collections.unmodifiableSortedMap(bins);
    Map<Verdict, Long> all = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      all.put(verdict, items.getOrDefault(verdict, 0L));
    }
    items = Collections.unmodifiableMap(all);
  }

  public static final Tally NONE = new Counter().tally();

  @SafeVarargs
  private static void requireCounts(Collection<Long>... counts) {
    for (Collection<Long> of : counts) {
      for (Long count : of) {
        if (Objects.requireNonNull(count) < 0) {
          throw new IllegalArgumentException("a count is never negative");
        }
      }
    }
  }

  /** Sum of all verdicts. */
  public long itemCount() {
    return sum(items);
  }

  /** Records that were excluded without being read, because a pre-screen had found them. */
  public long prescreened() {
    return excluded.entrySet().stream()
        .filter(cause -> cause.getKey().endsWith("/" + Reason.PRESCREENED.id()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  public long count(Verdict verdict) {
    return items.getOrDefault(verdict, 0L);
  }

  /** Items on which a reviewer's decision had no effect, because nobody may keep them. */
  public long reviewsRefused() {
    return reviews.getOrDefault(Reason.REVIEW_REFUSED.id(), 0L);
  }

  /** Items on which a reviewer's decision took effect. */
  public long reviewsApplied() {
    return sum(reviews) - reviewsRefused();
  }

  /**
   * Checks that nothing was lost between reading and verdicts.
   *
   * @throws IllegalStateException naming the sum that does not hold
   */
  public void checkConservation() {
    check(
        "records read",
        records,
        "captures + out of scope + unreadable",
        captures + sum(outOfScope) + unreadable);
    check("excluded", count(Verdict.EXCLUDED), "the sum of its reasons", sum(excluded));
    check("flagged", count(Verdict.FLAGGED), "the sum of its reasons", sum(flagged));
    check("set aside", count(Verdict.SET_ASIDE), "the sum of its types", sum(setAside));
    if (hitsWithoutOrigin > hits || hits > itemCount()) {
      throw new IllegalStateException(
          "%,d hits, %,d of them without origin, do not fit %,d items"
              .formatted(hits, hitsWithoutOrigin, itemCount()));
    }
    if (sum(reviews) > itemCount()) {
      throw new IllegalStateException(
          "%,d decisions do not fit %,d items".formatted(sum(reviews), itemCount()));
    }
    if (itemCount() < captures) {
      throw new IllegalStateException(
          "%,d captures gave only %,d items".formatted(captures, itemCount()));
    }
  }

  private static void check(String what, long a, String sums, long b) {
    if (a != b) {
      throw new IllegalStateException("%s: %,d is not %s: %,d".formatted(what, a, sums, b));
    }
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Adds up a tally. Not thread-safe. */
  public static final class Counter {
    private long records;
    private long captures;
    private long unreadable;
    private final SortedMap<String, Long> outOfScope = new TreeMap<>();
    private final Map<Verdict, Long> items = new EnumMap<>(Verdict.class);
    private final SortedMap<String, Long> excluded = new TreeMap<>();
    private final SortedMap<String, Long> flagged = new TreeMap<>();
    private final SortedMap<String, Long> setAside = new TreeMap<>();
    private final SortedMap<String, long[]> scores = new TreeMap<>();
    private final SortedMap<String, Long> reviews = new TreeMap<>();
    private long hits;
    private long hitsWithoutOrigin;

    public void capture() {
      records++;
      captures++;
    }

    public void outOfScope(String type) {
      records++;
      bounded(outOfScope, type, 1);
    }

    public void unreadable() {
      records++;
      unreadable++;
    }

    /** Counts an item's verdict, and what became of a decision on it. */
    public void item(Decision decision, String mediaType) {
      items.merge(decision.verdict(), 1L, Long::sum);
      switch (decision.verdict()) {
        case EXCLUDED -> excluded.merge(cause(decision), 1L, Long::sum);
        case FLAGGED -> flagged.merge(cause(decision), 1L, Long::sum);
        case SET_ASIDE -> bounded(setAside, mediaType.isEmpty() ? "(none)" : mediaType, 1);
        case KEPT -> {}
      }
      decision.review().ifPresent(f -> reviews.merge(f.reason().id(), 1L, Long::sum));
    }

    /** Counts an item with a hit on a confidential list. */
    public void hit(boolean hasOrigin) {
      hits++;
      hitsWithoutOrigin += hasOrigin ? 0 : 1;
    }

    /** Counts what a model rule compares with its threshold, 0–1; a sum of labels may be over 1. */
    public void score(String ruleId, double score) {
      if (scores.containsKey(ruleId) || scores.size() < MOST_SCORE_RULES) {
        int bin = (int) Math.floor(score * SCORE_BINS);
        scores
            .computeIfAbsent(ruleId, r -> new long[SCORE_BINS])[
            Math.max(0, Math.min(SCORE_BINS - 1, bin))]++;
      }
    }

    private static String cause(Decision decision) {
      Finding finding = decision.decidedBy().orElseThrow();
      return finding.findingClass().id() + "/" + finding.reason().id();
    }

    public void add(Tally other) {
      records += other.records;
      captures += other.captures;
      unreadable += other.unreadable;
      other.outOfScope.forEach((k, n) -> bounded(outOfScope, k, n));
      other.items.forEach((k, n) -> items.merge(k, n, Long::sum));
      other.excluded.forEach((k, n) -> excluded.merge(k, n, Long::sum));
      other.flagged.forEach((k, n) -> flagged.merge(k, n, Long::sum));
      other.setAside.forEach((k, n) -> bounded(setAside, k, n));
      other.scores.forEach(this::addScores);
      other.reviews.forEach((k, n) -> reviews.merge(k, n, Long::sum));
      hits += other.hits;
      hitsWithoutOrigin += other.hitsWithoutOrigin;
    }

    private void addScores(String ruleId, List<Long> counts) {
      long[] bins = scores.computeIfAbsent(ruleId, r -> new long[SCORE_BINS]);
      for (int i = 0; i < SCORE_BINS; i++) {
        bins[i] += counts.get(i);
      }
    }

    private static void bounded(SortedMap<String, Long> counts, String key, long n) {
      boolean room = counts.containsKey(key) || counts.size() < MOST_TYPES;
      counts.merge(room && key.length() <= 64 ? key : OTHER_TYPES, n, Long::sum);
    }

    public Tally tally() {
      return new Tally(
          records,
          captures,
          outOfScope,
          unreadable,
          items,
          excluded,
          flagged,
          setAside,
          bins(),
          reviews,
          hits,
          hitsWithoutOrigin);
    }

    private SortedMap<String, List<Long>> bins() {
      SortedMap<String, List<Long>> bins = new TreeMap<>();
      scores.forEach((rule, counts) -> bins.put(rule, Arrays.stream(counts).boxed().toList()));
      return bins;
    }
  }
}
