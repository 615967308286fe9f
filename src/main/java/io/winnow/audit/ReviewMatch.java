package io.winnow.audit;

import io.winnow.core.FindingClass;
import io.winnow.core.Problem;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.Review;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.review.ReviewSet;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Holds reviewers' decisions against a run's ledger: what they are about, and what they cannot. */
public final class ReviewMatch {
  private static final Set<String> COLUMNS =
      Set.of("item_token", "item_kind", "verdict", "class", "reason", "purpose", "findings");

  private final String file;
  private final ReviewSet reviews;
  private final Predicate<Shard> scope;
  private final LedgerScan ledger;
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<String, Map<Review.Kind, Long>> matched = new TreeMap<>();
  private final Set<String> found = new HashSet<>();

  /** Items that a decision keeps and that are out with another one, by that one. */
  private final Map<String, List<String>> waiting = new HashMap<>();

  private final Set<String> pictures = new HashSet<>();
  private final List<Integer> outOfScope = new ArrayList<>();
  private long mayCarry;

  /**
   * A match.
   *
   * @param file the decisions file as its user names it, for problems
   * @param scope whether decisions on items of a shard take effect, as their signer has said
   */
  public ReviewMatch(
      String file, ReviewSet reviews, Predicate<Shard> scope, RunDirectory directory) {
    this.file = file;
    this.reviews = reviews;
    this.scope = scope;
    this.ledger = new LedgerScan(directory, COLUMNS);
  }

  /**
   * What came of it.
   *
   * @param matched decisions by what the ledger says of their items, such as {@code excluded
   *     known/list-match ncii}, and by kind
   * @param outOfScope lines of decisions on items of shards that their signer has not named: they
   *     are in none of the other figures
   * @param unmatched decisions on items that the ledger does not have
   * @param mayCarry decisions that would keep a picture that is out with another item of its record
   *     on which nobody has decided: of no effect if the picture carries it in its own bytes
   * @param problems decisions that nobody can make
   */
  public record Result(
      SortedMap<String, Map<Review.Kind, Long>> matched,
      List<Integer> outOfScope,
      long unmatched,
      long mayCarry,
      List<Problem> problems) {}

  /**
   * Looks every decision up.
   *
   * @throws IOException if the ledger cannot be read
   */
  public Result match() throws IOException {
    ledger.forEach(this::look);
    if (!waiting.isEmpty()) {
      Map<String, List<String>> causes = Map.copyOf(waiting);
      ledger.forEach(row -> lookAtCause(row, causes));
    }
    problems.sort(Comparator.comparingInt(Problem::line));
    return new Result(
        matched,
        outOfScope.stream().sorted().toList(),
        reviews.size() - found.size(),
        mayCarry,
        problems);
  }

  private void look(Shard shard, Row row) {
    String token = text(row, "item_token");
    Optional<Review> review = reviews.of(token);
    if (review.isEmpty()) {
      return;
    }
    found.add(token);
    if (!scope.test(shard)) {
      outOfScope.add(reviews.lineOf(token));
      return;
    }
    matched
        .computeIfAbsent(what(row), w -> new TreeMap<>())
        .merge(review.get().kind(), 1L, Long::sum);
    if (!review.get().kind().keeps()) {
      return;
    }
    Optional<String> why = whyNobodyKeeps(row);
    if (why.isPresent()) {
      refuse(token, why.get());
      return;
    }
    for (Row finding : LedgerScan.findings(row)) {
      if (Reason.CASCADE.id().equals(finding.text("reason"))) {
        waiting
            .computeIfAbsent(text(finding, "cause_item_token"), c -> new ArrayList<>())
            .add(token);
        if ("image".equals(row.text("item_kind"))) {
          pictures.add(token);
        }
      }
    }
  }

  private static String what(Row row) {
    String purpose = row.text("purpose");
    return "%s %s/%s%s"
        .formatted(
            text(row, "verdict"),
            text(row, "class"),
            text(row, "reason"),
            purpose == null ? "" : " " + purpose);
  }

  private static Optional<String> whyNobodyKeeps(Row row) {
    for (Row finding : LedgerScan.findings(row)) {
      if (isOfCsam(finding)) {
        return Optional.of("a known csam match cannot be allowed by anyone; " + dispute(finding));
      }
    }
    for (Row finding : LedgerScan.findings(row)) {
      if (FindingClass.UNSCANNABLE.id().equals(finding.text("class"))) {
        return Optional.of(
            "it could not be scanned (%s), and nobody can allow what was not checked"
                .formatted(text(finding, "reason")));
      }
    }
    return "unreadable".equals(row.text("verdict"))
        ? Optional.of("it is a stretch that could not be read, and no item")
        : Optional.empty();
  }

  private void lookAtCause(Row row, Map<String, List<String>> causes) {
    String token = text(row, "item_token");
    List<String> kept = causes.get(token);
    if (kept == null) {
      return;
    }
    Optional<Row> csam =
        LedgerScan.findings(row).stream().filter(ReviewMatch::isOfCsam).findFirst();
    boolean isKept = reviews.of(token).filter(r -> r.kind().keeps()).isPresent();
    for (String item : kept) {
      if (csam.isPresent()) {
        refuse(
            item,
            "its record holds a known csam match, and nobody can allow any of it; "
                + dispute(csam.get()));
      } else if (whyNobodyKeeps(row).isPresent()) {
        refuse(item, "it carries an item that nobody can allow (%s)".formatted(what(row)));
      } else if (!isKept && !FindingClass.KNOWN.id().equals(row.text("class"))) {
        // Only what is known takes its record with it; anything else is carried.
        refuse(
            item,
            "it carries another item that is out (%s), token %s; decide on both"
                .formatted(what(row), token));
      } else if (!isKept && pictures.contains(item)) {
        mayCarry++;
      }
    }
  }

  private static String dispute(Row finding) {
    return "dispute it with the list's holder (list %s, version %s)"
        .formatted(text(finding, "list_id"), text(finding, "list_version"));
  }

  private static boolean isOfCsam(Row finding) {
    return Purpose.CSAM.id().equals(finding.text("purpose"));
  }

  private void refuse(String token, String why) {
    problems.add(new Problem(file, reviews.lineOf(token), 1, token, why));
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.text(column));
  }
}
