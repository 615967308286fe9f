package io.winnow.summary;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a list found. Not thread-safe. */
final class ListCount implements Sum<ListCount> {
  /** Kinds of match that are told apart: three times what the built-in ones are. */
  private static final int MOST_MATCHES = 40;

  private static final String REST = "(other)";

  long decided;
  long findings;
  long confirmed;
  long falsePositive;
  private final FirstKeys<String, Total> matches =
      new FirstKeys<>(MOST_MATCHES, Comparator.<String>naturalOrder(), REST, Total::new);

  void match(String what) {
    findings++;
    matches.at(what).number++;
  }

  @Override
  public void add(ListCount other) {
    decided += other.decided;
    findings += other.findings;
    confirmed += other.confirmed;
    falsePositive += other.falsePositive;
    matches.add(other.matches);
  }

  /**
   * Findings by what was compared.
   *
   * @param most how many kinds are told apart
   */
  SortedMap<String, Long> byMatch(int most) {
    FirstKeys<String, Total> first =
        new FirstKeys<>(most, Comparator.<String>naturalOrder(), REST, Total::new);
    matches.sums().forEach((what, total) -> first.at(what).add(total));
    SortedMap<String, Long> byMatch = new TreeMap<>();
    first.sums().forEach((what, total) -> byMatch.put(what, total.number));
    return byMatch;
  }

  private static final class Total implements Sum<Total> {
    private long number;

    @Override
    public void add(Total other) {
      number += other.number;
    }
  }
}
