package io.winnow.review;

import com.google.common.hash.Hashing;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.winnow.core.ProblemsException;
import java.io.CharArrayReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a decisions file: CSV (RFC 4180) in UTF-8, one decision a line, the names of the columns
 * first.
 *
 * <p>What stands in a cell is never repeated in a message: a comma too many puts what a reviewer
 * wrote into any column.
 */
public final class ReviewFile {
  /** Largest file in bytes. */
  public static final int MOST_BYTES = 64 << 20;

  /** Most decisions in one file. */
  public static final int MOST_ROWS = 1_000_000;

  /** Longest line in characters. */
  private static final int LONGEST = 1 << 14;

  private final LocalDate today;
  private final RowProblems problems;
  private final Map<ReviewSet.Token, Integer> lines = new HashMap<>();
  private final Map<ReviewSet.Token, ReviewFields.Decided> decided = new HashMap<>();

  private ReviewFile(String name, LocalDate today) {
    this.today = today;
    this.problems = new RowProblems(name);
  }

  /**
   * Reads a file.
   *
   * @param name the file as the user named it, for problems
   * @param today the day that dates and expiries are held against, UTC
   * @throws ProblemsException with all problems, the first thousand of them each at its place
   */
  public static ReviewSet read(byte[] file, String name, LocalDate today) {
    ReviewFile reader = new ReviewFile(name, today);
    reader.read(file);
    reader.problems.throwIfAny();
    Map<ReviewSet.Token, ReviewSet.Entry> inForce = new HashMap<>();
    reader.decided.forEach(
        (token, row) -> {
          if (row.isInForce(today)) {
            inForce.put(
                token, new ReviewSet.Entry(row.review(), reader.lines.getOrDefault(token, 0)));
          }
        });
    return new ReviewSet(
        Hashing.sha256().hashBytes(file).toString(),
        inForce,
        reader.decided.size() - inForce.size());
  }

  private void read(byte[] file) {
    if (file.length > MOST_BYTES) {
      problems.add(0, 0, "", "is larger than 64 MiB; split it by the runs that it is for");
      return;
    }
    Optional<CharBuffer> text = decoded(file);
    if (text.isEmpty()) {
      return;
    }
    ReviewRow row = new ReviewRow();
    Iterator<ReviewRow> rows =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.NONE)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .maxBufferSize(LONGEST)
            .build(row, reader(text.get()))
            .iterator();
    try {
      if (!rows.hasNext()) {
        problems.add(0, 0, "", "is empty; its first line is " + String.join(",", ReviewHeader.ALL));
        return;
      }
      Optional<ReviewHeader> header = ReviewHeader.of(rows.next(), problems);
      if (header.isPresent()) {
        ReviewFields fields = new ReviewFields(header.get(), today, problems);
        while (rows.hasNext()) {
          add(fields, rows.next());
        }
      }
    } catch (CsvParseException e) {
      // Its message may quote what stands there.
      problems.add(
          Math.max(1, row.line()),
          0,
          "",
          "this line or the next is no row of a table: a stray quote, or over %,d characters"
              .formatted(LONGEST));
    } catch (UncheckedIOException e) {
      throw new IllegalStateException("memory does no I/O", e);
    }
  }

  /**
   * A file to fill in: one line for each token, and nothing decided.
   *
   * @param tokens of items, in the order of the lines
   */
  public static String template(Collection<String> tokens) {
    StringBuilder text = new StringBuilder(String.join(",", ReviewHeader.ALL)).append('\n');
    String empty = ",".repeat(ReviewHeader.ALL.size() - 1);
    tokens.forEach(token -> text.append(token).append(empty).append('\n'));
    return text.toString();
  }

  private void add(ReviewFields fields, ReviewRow row) {
    Optional<ReviewSet.Token> token = fields.token(row);
    if (token.isPresent()) {
      Integer earlier = lines.putIfAbsent(token.get(), row.line());
      if (earlier != null) {
        problems.add(
            row.line(),
            fields.tokenColumn(row),
            "item_token",
            "is decided in line %,d already; an item has one decision".formatted(earlier));
      }
      if (lines.size() == MOST_ROWS + 1) {
        problems.add(row.line(), 0, "", "there are more than %,d decisions".formatted(MOST_ROWS));
      }
    }
    Optional<ReviewFields.Decided> review = fields.decided(row);
    if (token.isPresent() && review.isPresent() && lines.size() <= MOST_ROWS) {
      decided.putIfAbsent(token.get(), review.get());
    }
  }

  /** Strictly: replacing what is not UTF-8 would change what a reviewer wrote. */
  private Optional<CharBuffer> decoded(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    try {
      // A decoder made this way reports malformed input and leaves `in` before it.
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(in));
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += file[i] == '\n' ? 1 : 0;
      }
      problems.add(
          line, 0, "", "byte %,d is not UTF-8; save the file as UTF-8".formatted(in.position()));
      return Optional.empty();
    }
  }

  private static CharArrayReader reader(CharBuffer text) {
    boolean mark = text.hasRemaining() && text.get(text.position()) == '\uFEFF';
    int from = text.arrayOffset() + text.position() + (mark ? 1 : 0);
    return new CharArrayReader(text.array(), from, text.remaining() - (mark ? 1 : 0));
  }
}
