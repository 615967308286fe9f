package io.winnow.review;

import java.util.List;
import java.util.Optional;

/** Which column of a decisions file is which. */
final class ReviewHeader {
  static final String TOKEN = "item_token";
  static final String DECISION = "decision";
  static final String REVIEWER = "reviewer";
  static final String REASON = "reason";
  static final String DATE = "date";
  static final String EXPIRY = "expiry";

  /** Each of them once, in any order, and no other. */
  static final List<String> ALL = List.of(TOKEN, DECISION, REVIEWER, REASON, DATE, EXPIRY);

  private final List<String> names;

  private ReviewHeader(List<String> names) {
    this.names = names;
  }

  /** Reads the first line; empty if it is not the names of the columns. */
  static Optional<ReviewHeader> of(ReviewRow row, RowProblems problems) {
    List<String> names = new java.util.ArrayList<>();
    boolean good = true;
    for (int i = 0; i < row.size(); i++) {
      String name = row.cell(i);
      boolean again = names.contains(name);
      names.add(name);
      if (again || !ALL.contains(name)) {
        good = false;
        // Not its name: where there is no header, it is what a reviewer wrote.
        problems.add(
            row.line(),
            row.column(i),
            "",
            "column %,d is %s; the columns are %s"
                .formatted(
                    i + 1, again ? "one that was there before" : "unknown", String.join(",", ALL)));
      }
    }
    List<String> missing = ALL.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      good = false;
      problems.add(
          row.line(), 0, "", "the first line lacks the column " + String.join(", ", missing));
    }
    return good ? Optional.of(new ReviewHeader(List.copyOf(names))) : Optional.empty();
  }

  int index(String name) {
    return names.indexOf(name);
  }

  int size() {
    return names.size();
  }
}
