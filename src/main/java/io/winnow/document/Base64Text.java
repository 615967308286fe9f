package io.winnow.document;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Finds and decodes base64 in text: standard and URL-safe, in one piece or wrapped into lines. */
final class Base64Text {
  /** The shortest run that is taken for an encoded file, in characters. */
  static final int RUN = 512;

  /** A line of wrapped base64 is at least this long, but for the last. */
  private static final int LINE = 40;

  private static final int MAX_GAP = 8;

  /** How files begin in base64: JPEG, PNG, GIF, RIFF, TIFF, SVG, PDF, OLE2, zip. */
  private static final String[] OPENINGS = {
    "/9j/",
    "iVBORw0KGgo",
    "R0lGOD",
    "UklGR",
    "SUkqA",
    "TU0AK",
    "PHN2Zy",
    "JVBERi0",
    "0M8R4KGx",
    "UEsDB"
  };

  private Base64Text() {}

  /** Where a run lies in a text. */
  record Span(int start, int end) {}

  /** The next run of at least {@link #RUN} characters at or after an index, or null. */
  static @Nullable Span next(CharSequence text, int from) {
    // A run has a line of 40, so looking at every 40th character finds each.
    for (int i = from + LINE - 1; i < text.length(); i += LINE) {
      if (!isDigit(text.charAt(i))) {
        continue;
      }
      int start = i;
      while (start > from && isDigit(text.charAt(start - 1))) {
        start--;
      }
      int end = extent(text, start);
      if (end - start >= RUN) {
        return new Span(start, end);
      }
      int word = word(text, start);
      i = Math.max(i, word - 1);
    }
    return null;
  }

  /** Where base64 that begins at an index ends: its lines, its padding. */
  static int extent(CharSequence text, int start) {
    int end = word(text, start);
    int line = end - start;
    int digits = line;
    while (line >= LINE) {
      int next = end;
      while (next < text.length() && next - end <= MAX_GAP && text.charAt(next) <= ' ') {
        next++;
      }
      int stop = word(text, next);
      if (next == end || stop == next || text.charAt(end - 1) == '=') {
        break;
      }
      line = stop - next;
      // A last line is shorter than the others and completes the last four digits; without that
      // it is a word of the prose that follows.
      if (line < LINE && ((digits + line) % 4 != 0 || !endsLine(text, stop))) {
        break;
      }
      digits += line;
      end = stop;
    }
    return end;
  }

  private static boolean endsLine(CharSequence text, int at) {
    return at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }

  private static int word(CharSequence text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int padded = end;
    while (padded < text.length() && padded - end < 2 && text.charAt(padded) == '=') {
      padded++;
    }
    return end > start ? padded : start;
  }

  private static boolean isDigit(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '-'
        || c == '_';
  }

  /**
   * Decodes forgivingly: white space, either alphabet, with or without padding.
   *
   * @return the bytes, or null if it is not base64
   */
  static byte @Nullable [] decode(CharSequence text) {
    byte[] digits = new byte[text.length()];
    int count = 0;
    boolean padded = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ') {
        continue;
      }
      if (c == '=') {
        padded = true;
      } else if (padded || !isDigit(c)) {
        return null;
      } else {
        digits[count++] = (byte) (c == '-' ? '+' : c == '_' ? '/' : c);
      }
    }
    if (count % 4 == 1) {
      return null;
    }
    return Base64.getDecoder().decode(Arrays.copyOf(digits, count));
  }

  /**
   * The file that a run encodes: from the run's beginning, or from where a known file opens in it.
   *
   * @return the bytes, of whatever type, from the likeliest beginning
   */
  static byte[] decodeRun(String run) {
    String digits = run.replaceAll("[\\s=]", "");
    int start = 0;
    for (String opening : OPENINGS) {
      int at = digits.indexOf(opening);
      if ((at > 0 && (start == 0 || at < start)) || at == 0) {
        start = at;
        if (at == 0) {
          break;
        }
      }
    }
    String tail = digits.substring(start);
    byte[] bytes = decode(tail.length() % 4 == 1 ? tail.substring(0, tail.length() - 1) : tail);
    return bytes == null ? new byte[0] : bytes;
  }
}
