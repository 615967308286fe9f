package io.winnow.summary;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a list found.
 *
 * @param id the list
 * @param version its version, as the plan says it; cut to 100 characters
 * @param date its date, ISO
 * @param purpose what it is for
 * @param entries active values, as the plan says
 * @param coverage how much of it was active, as a sentence of the plan; cut to 500 characters
 * @param decided excluded rows that this list decided
 * @param findings findings of it in all rows, also where something stronger decided
 * @param byMatch its findings by what was compared: {@code sha256}, {@code pdq 0-10}, {@code
 *     domain}
 * @param confirmed rows with findings of it that a reviewer confirmed (decision deny), each once; 0
 *     of a csam list, which no reviewer can call wrong
 * @param falsePositive rows with findings of it that a reviewer called wrong, each once
 */
public record ListFigures(
    String id,
    String version,
    String date,
    String purpose,
    long entries,
    String coverage,
    long decided,
    long findings,
    SortedMap<String, Long> byMatch,
    long confirmed,
    long falsePositive) {
  public ListFigures {
    byMatch = Collections.unmodifiableSortedMap(new TreeMap<>(byMatch));
  }
}
