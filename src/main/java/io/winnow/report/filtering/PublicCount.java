package io.winnow.report.filtering;

import io.winnow.core.FindingClass;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.report.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * How many items something became of. There are no sums: a sum would give away what is masked.
 *
 * @param what an id: {@code kept}, {@code excluded/known} …
 * @param meaning the same for people
 * @param count {@code 1,234}, or {@code <5}
 */
public record PublicCount(String what, String meaning, String count) {
  /** From which number on a count of protected lists is said. */
  static final long LEAST = 5;

  static List<PublicCount> all(Tally tally) {
    List<PublicCount> counts = new ArrayList<>();
    counts.add(of("kept", "kept", tally.count(Verdict.KEPT)));
    counts.add(
        of("flagged", "flagged: kept, with a row in the ledger", tally.count(Verdict.FLAGGED)));
    for (FindingClass findingClass : FindingClass.values()) {
      long count = excluded(tally, findingClass);
      boolean masked = findingClass == FindingClass.KNOWN && count > 0 && count < LEAST;
      counts.add(
          new PublicCount(
              "excluded/" + findingClass.id(),
              "excluded, " + findingClass.id() + ": " + meaning(findingClass),
              masked ? "<" + LEAST : Figures.count(count)));
    }
    counts.add(
        of(
            "set-aside",
            "set aside: of a type nobody asked for, not in the data",
            tally.count(Verdict.SET_ASIDE)));
    return counts;
  }

  private static PublicCount of(String what, String meaning, long count) {
    return new PublicCount(what, meaning, Figures.count(count));
  }

  private static long excluded(Tally tally, FindingClass findingClass) {
    return tally.excluded().entrySet().stream()
        .filter(cause -> cause.getKey().startsWith(findingClass.id() + "/"))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }

  private static String meaning(FindingClass findingClass) {
    return switch (findingClass) {
      case KNOWN -> "a match with a protected list";
      case UNSCANNABLE -> "could not be checked in full";
      case POLICY ->
          "another list, in one record with what is excluded (a cascade), or a picture that cannot be"
              + " compared";
      case SCORED -> "a model's score over a threshold";
    };
  }
}
