package io.winnow.review;

import io.winnow.core.Review;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row, and says everything that is wrong with them. */
final class ReviewFields {
  private static final int LONGEST_REVIEWER = 100;
  private static final int LONGEST_REASON = 500;
  private static final Pattern TOKEN = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final ReviewHeader header;
  private final LocalDate today;
  private final RowProblems problems;

  /** Few people decide much, and often for the same reason. */
  private final Map<String, String> texts = new HashMap<>();

  ReviewFields(ReviewHeader header, LocalDate today, RowProblems problems) {
    this.header = header;
    this.today = today;
    this.problems = problems;
  }

  /**
   * What a row says.
   *
   * @param expiry the last day that it is in force; null if it always is
   */
  record Decided(Review review, @Nullable LocalDate expiry) {
    boolean isInForce(LocalDate day) {
      return expiry == null || !expiry.isBefore(day);
    }
  }

  /** The item; empty, and nothing said, where {@link #decided} says that the row is none. */
  Optional<ReviewSet.Token> token(ReviewRow row) {
    String token = row.cell(header.index(ReviewHeader.TOKEN));
    return isRow(row) && TOKEN.matcher(token).matches()
        ? Optional.of(ReviewSet.Token.parse(token))
        : Optional.empty();
  }

  int tokenColumn(ReviewRow row) {
    return row.column(header.index(ReviewHeader.TOKEN));
  }

  private boolean isRow(ReviewRow row) {
    return row.size() == header.size() && !row.isMultiLine();
  }

  /** The decision; empty if something is wrong with it, all of which is said. */
  Optional<Decided> decided(ReviewRow row) {
    if (row.isMultiLine()) {
      return refuse(row, "a quoted cell goes on over the end of the line; close its quotes");
    }
    if (row.size() != header.size()) {
      return refuse(
          row,
          "has %,d cells, not %,d; a cell with a comma in it stands in quotes"
              .formatted(row.size(), header.size()));
    }
    boolean good = tokenIsGood(row);
    Optional<Review.Kind> kind = kind(row);
    Optional<String> reviewer = text(row, ReviewHeader.REVIEWER, LONGEST_REVIEWER);
    Optional<String> reason = text(row, ReviewHeader.REASON, LONGEST_REASON);
    Optional<LocalDate> date = date(row);
    boolean always = row.cell(header.index(ReviewHeader.EXPIRY)).isEmpty();
    Optional<LocalDate> expiry = always ? Optional.empty() : day(row, ReviewHeader.EXPIRY);
    if (expiry.isPresent() && date.isPresent() && expiry.get().isBefore(date.get())) {
      return refuse(row, ReviewHeader.EXPIRY, "is before the date of the decision");
    }
    return good
            && kind.isPresent()
            && reviewer.isPresent()
            && reason.isPresent()
            && date.isPresent()
            && (always || expiry.isPresent())
        ? Optional.of(
            new Decided(
                new Review(kind.get(), reviewer.get(), reason.get(), date.get()),
                expiry.orElse(null)))
        : Optional.empty();
  }

  private boolean tokenIsGood(ReviewRow row) {
    if (TOKEN.matcher(row.cell(header.index(ReviewHeader.TOKEN))).matches()) {
      return true;
    }
    refuse(row, ReviewHeader.TOKEN, "needs the 32 hexadecimal digits of an item's token");
    return false;
  }

  private Optional<Review.Kind> kind(ReviewRow row) {
    String word = row.cell(header.index(ReviewHeader.DECISION));
    if (word.isEmpty()) {
      return refuse(
          row,
          ReviewHeader.DECISION,
          "is empty; say allow, deny or false-positive, or delete the line");
    }
    Optional<Review.Kind> kind = Review.Kind.byId(word);
    return kind.isPresent()
        ? kind
        : refuse(row, ReviewHeader.DECISION, "needs allow, deny or false-positive");
  }

  private Optional<String> text(ReviewRow row, String name, int longest) {
    String text = row.cell(header.index(name));
    int length = text.codePointCount(0, text.length());
    if (length == 0 || length > longest) {
      return refuse(row, name, "needs 1 to %,d characters, not %,d".formatted(longest, length));
    }
    OptionalInt bad = VisibleText.firstInvisible(text);
    if (bad.isPresent()) {
      return refuse(
          row,
          name,
          "character %,d is a control or an invisible one (U+%04X)"
              .formatted(
                  text.codePointCount(0, bad.getAsInt()) + 1, text.codePointAt(bad.getAsInt())));
    }
    return Optional.of(texts.computeIfAbsent(text, t -> t));
  }

  private Optional<LocalDate> date(ReviewRow row) {
    Optional<LocalDate> date = day(row, ReviewHeader.DATE);
    // Somewhere it is tomorrow already.
    if (date.isPresent() && date.get().isAfter(today.plusDays(1))) {
      return refuse(row, ReviewHeader.DATE, "is in the future; today is %s (UTC)".formatted(today));
    }
    return date;
  }

  private Optional<LocalDate> day(ReviewRow row, String name) {
    String text = row.cell(header.index(name));
    if (DAY.matcher(text).matches()) {
      try {
        return Optional.of(LocalDate.parse(text));
      } catch (DateTimeException e) {
        // No such day: said below.
      }
    }
    return refuse(row, name, "needs a date, YYYY-MM-DD");
  }

  private <T> Optional<T> refuse(ReviewRow row, String name, String message) {
    problems.add(row.line(), row.column(header.index(name)), name, message);
    return Optional.empty();
  }

  private <T> Optional<T> refuse(ReviewRow row, String message) {
    problems.add(row.line(), 0, "", message);
    return Optional.empty();
  }
}
