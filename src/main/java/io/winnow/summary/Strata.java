package io.winnow.summary;

import io.winnow.core.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The rows of each stratum, and a sample of them. The more strata there are, the fewer rows of each
 * are held; as their number only grows, the rows that are held in the end are the same in whatever
 * order they came. Not thread-safe.
 */
final class Strata {
  /** Rows that are held in all: some 3 kB each, more where addresses are long. */
  private static final int MOST_HELD = 2_048;

  /** Of a stratum that has next to all the rows, so many are enough. */
  private static final int MOST_HELD_OF_ONE = 400;

  private final FirstKeys<StratumKey, StratumSample> strata =
      new FirstKeys<>(
          Summary.MOST_STRATA - 1, StratumKey.BY_NAME, StratumKey.REST, StratumSample::new);

  void add(LedgerColumns columns, Row row) {
    EvidenceColumns deciding = columns.deciding();
    StratumKey key =
        new StratumKey(
            Texts.word(deciding.verdict(row)),
            Texts.word(deciding.findingClass(row)),
            Texts.word(deciding.reason(row)),
            Texts.word(deciding.ruleId(row)));
    StratumSample stratum = strata.at(key);
    boolean isNew = stratum.rows() == 0;
    stratum.add(columns.itemToken(row), mostHeldOfOne(), () -> columns.sampled(row));
    if (isNew) {
      trim();
    }
  }

  void add(Strata other) {
    strata.add(other.strata);
    trim();
  }

  private int mostHeldOfOne() {
    return Math.min(MOST_HELD_OF_ONE, MOST_HELD / Math.max(1, strata.sums().size()));
  }

  private void trim() {
    int most = mostHeldOfOne();
    strata.sums().values().forEach(stratum -> stratum.trim(most));
  }

  /**
   * A sample: of each stratum some, and beyond that in proportion to its rows.
   *
   * @param most rows in it
   */
  Sample sample(int most) {
    Comparator<Map.Entry<StratumKey, StratumSample>> mostFirst =
        Comparator.comparingLong(e -> -e.getValue().rows());
    List<Map.Entry<StratumKey, StratumSample>> all =
        strata.sums().entrySet().stream()
            .sorted(mostFirst.thenComparing(Map.Entry::getKey, StratumKey.BY_NAME))
            .toList();
    int[] shares = shares(all.stream().map(Map.Entry::getValue).toList(), most);
    List<Stratum> shown = new ArrayList<>();
    List<SampledRow> rows = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      StratumKey key = all.get(i).getKey();
      StratumSample stratum = all.get(i).getValue();
      shown.add(
          new Stratum(
              key.verdict(),
              key.findingClass(),
              key.reason(),
              key.ruleId(),
              stratum.rows(),
              shares[i]));
      rows.addAll(stratum.first(shares[i]));
    }
    return new Sample(shown, rows);
  }

  /** Strata with how many rows of each are shown, and these rows. */
  record Sample(List<Stratum> strata, List<SampledRow> rows) {
    Sample {
      strata = List.copyOf(strata);
      rows = List.copyOf(rows);
    }
  }

  /** One row to each in turn for half of the places; the rest by D'Hondt's method. */
  private static int[] shares(List<StratumSample> strata, int most) {
    int[] shares = new int[strata.size()];
    int left = most;
    for (boolean more = true; more && left > most / 2; ) {
      more = false;
      for (int i = 0; i < shares.length && left > 0; i++) {
        if (shares[i] < strata.get(i).size()) {
          shares[i]++;
          left--;
          more = true;
        }
      }
    }
    for (int next = largest(strata, shares); left > 0 && next >= 0; left--) {
      shares[next]++;
      next = largest(strata, shares);
    }
    return shares;
  }

  /** The stratum with the most rows to each that is shown with the next one, or -1. */
  private static int largest(List<StratumSample> strata, int[] shares) {
    int largest = -1;
    double most = 0;
    for (int i = 0; i < shares.length; i++) {
      double each = (double) strata.get(i).rows() / (shares[i] + 1);
      if (shares[i] < strata.get(i).size() && each > most) {
        largest = i;
        most = each;
      }
    }
    return largest;
  }
}
