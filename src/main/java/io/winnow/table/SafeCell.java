package io.winnow.table;

import io.winnow.core.Invisible;
import java.text.Normalizer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The text of one cell of a CSV file that people open in a spreadsheet.
 *
 * <p>A spreadsheet computes a cell that begins with {@code = + - @}, also in full width and behind
 * spaces, and one that is set to another country's habits begins a cell behind a semicolon too,
 * whatever the quotes say. Such text gets an apostrophe before it. What is invisible or changes the
 * direction of writing is spelled out, a line break too, so that a row is one line. Excel lets the
 * rest of a cell over 32,767 characters run on into the next row: longer ones are cut. So the text
 * cannot be turned back with certainty; the Parquet table has it as it was.
 */
public final class SafeCell {
  /** Most characters of a cell; what is longer ends with an ellipsis. */
  public static final int MOST = 32_000;

  private static final String OPERATORS = "=+-@";

  private SafeCell() {}

  /**
   * A cell. Numbers, truth values and times stay as they are, so that they can be computed with.
   *
   * @param value null, text, a number, a boolean or an {@link Instant}
   */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Instant) {
      return value.toString();
    }
    if (value instanceof String text) {
      return cut(harmless(visible(text), isCommand(text, 0)));
    }
    throw new IllegalArgumentException("a cell is no " + value.getClass().getSimpleName());
  }

  /** Invisible characters spelled out, and nothing else changed. */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(Invisible::is)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Invisible.is(c)) {
                out.append("\\u{%x}".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static String harmless(String text, boolean command) {
    StringBuilder out = new StringBuilder(command ? "'" : "");
    for (int i = 0; i < text.length(); i++) {
      out.append(text.charAt(i));
      if (text.charAt(i) == ';' && isCommand(text, i + 1)) {
        out.append('\'');
      }
    }
    return out.toString();
  }

  /** Whether a spreadsheet could compute the text from there on. */
  private static boolean isCommand(String text, int from) {
    int i = from;
    while (i < text.length() && isSkipped(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    boolean odd = i > from && text.substring(from, i).chars().anyMatch(SafeCell::isBreak);
    return odd || (i < text.length() && isOperator(text.codePointAt(i)));
  }

  private static boolean isBreak(int c) {
    return c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isSkipped(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Invisible.is(c) || c == '"';
  }

  private static boolean isOperator(int c) {
    if (c < 0x80) {
      return OPERATORS.indexOf(c) >= 0;
    }
    // Full-width and small forms are taken for the plain ones by some; U+2212 is a minus sign.
    String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    return c == 0x2212 || OPERATORS.indexOf(plain.charAt(0)) >= 0;
  }

  private static String cut(String text) {
    if (text.length() <= MOST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
    return text.substring(0, end) + '…';
  }
}
