package io.winnow.evidence.cybertip;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of drafting, in counts alone.
 *
 * @param runState of the run, in words
 * @param runComplete whether all of its units have a receipt
 * @param hits items on lists of purpose csam
 * @param drafts how many were written
 * @param exact how many of them report exact matches
 * @param near how many report near matches, which a person must confirm
 * @param incomplete how many lack something of their origin
 * @param lacks how many lack what
 * @param otherPurposes rows of evidence that were not drafted, by purpose
 * @param otherLists rows of lists of purpose csam that were not asked for
 */
public record DraftSummary(
    String runState,
    boolean runComplete,
    long hits,
    long drafts,
    long exact,
    long near,
    long incomplete,
    SortedMap<String, Long> lacks,
    SortedMap<String, Long> otherPurposes,
    long otherLists) {

  public DraftSummary {
    lacks = Collections.unmodifiableSortedMap(new TreeMap<>(lacks));
    otherPurposes = Collections.unmodifiableSortedMap(new TreeMap<>(otherPurposes));
  }

  /** Counts drafts. */
  static final class Counter {
    private final SortedMap<String, Long> lacks = new TreeMap<>();
    private long hits;
    private long drafts;
    private long exact;
    private long incomplete;

    void add(Draft draft) {
      drafts++;
      hits += draft.hits().size();
      exact += draft.isExact() ? 1 : 0;
      incomplete += draft.lacks().isEmpty() ? 0 : 1;
      draft.lacks().forEach(lack -> lacks.merge(lack.words(), 1L, Long::sum));
    }

    long drafts() {
      return drafts;
    }

    DraftSummary summary(RunFacts run, SortedMap<String, Long> otherPurposes, long otherLists) {
      return new DraftSummary(
          run.state(),
          run.whole(),
          hits,
          drafts,
          exact,
          drafts - exact,
          incomplete,
          lacks,
          otherPurposes,
          otherLists);
    }
  }
}
