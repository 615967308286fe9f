package io.winnow.summary;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * How many rows a stratum has, and those of them with the smallest tokens. A token is a keyed HMAC,
 * so that this is a random choice, and the same one in whatever order rows come. Not thread-safe.
 */
final class StratumSample implements Sum<StratumSample> {
  private record Candidate(String token, SampledRow row) {}

  private final PriorityQueue<Candidate> largestFirst =
      new PriorityQueue<>(Comparator.comparing(Candidate::token).reversed());
  private long rows;

  /**
   * Counts a row and takes it if it is among the first.
   *
   * @param most how many are kept
   * @param row makes what is kept of it
   */
  void add(String token, int most, Supplier<SampledRow> row) {
    rows++;
    if (largestFirst.size() < most || token.compareTo(largestFirst.element().token()) < 0) {
      largestFirst.add(new Candidate(token, row.get()));
      trim(most);
    }
  }

  @Override
  public void add(StratumSample other) {
    rows += other.rows;
    largestFirst.addAll(other.largestFirst);
  }

  void trim(int most) {
    while (largestFirst.size() > most) {
      largestFirst.remove();
    }
  }

  long rows() {
    return rows;
  }

  /** How many can be shown. */
  int size() {
    return largestFirst.size();
  }

  /** The first of them, by token. */
  List<SampledRow> first(int count) {
    return largestFirst.stream()
        .sorted(Comparator.comparing(Candidate::token))
        .limit(count)
        .map(Candidate::row)
        .toList();
  }
}
