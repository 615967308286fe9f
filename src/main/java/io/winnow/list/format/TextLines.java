package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, in bounded memory. A line that is too long, or not written in the text's
 * character set, is reported and passed over.
 */
final class TextLines {
  static final int LONGEST = 1 << 20;

  private final Reader in;
  private final ListSink sink;
  private final char[] buffer = new char[1 << 16];
  private final StringBuilder line = new StringBuilder();
  private int from;
  private int end;
  private int number;
  private boolean afterReturn;

  TextLines(InputStream in, Charset charset, ListSink sink) {
    this.in = new InputStreamReader(in, charset);
    this.sink = sink;
  }

  /** The next line without its end, or null behind the last. */
  @Nullable String next() throws IOException {
    while (readLine()) {
      number++;
      if (line.length() > LONGEST) {
        sink.malformed(number, 0, "the line is longer than %,d characters".formatted(LONGEST));
      } else if (line.indexOf("\ufffd") >= 0) {
        sink.malformed(number, line.indexOf("\ufffd") + 1, "this is not written in UTF-8");
      } else {
        return line.toString();
      }
    }
    return null;
  }

  /** Number of the line that {@link #next} gave last, from 1. */
  int number() {
    return number;
  }

  /** Fills the line up to one character over the limit; answers false at the end of the text. */
  private boolean readLine() throws IOException {
    line.setLength(0);
    boolean any = false;
    while (true) {
      if (from == end) {
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        from = 0;
        if (end == 0) {
          return any;
        }
      }
      if (afterReturn) {
        afterReturn = false;
        if (buffer[from] == '\n') {
          from++;
          continue;
        }
      }
      any = true;
      int at = from;
      while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
      line.append(buffer, from, Math.min(at - from, LONGEST + 1 - line.length()));
      from = at;
      if (at < end) {
        afterReturn = buffer[at] == '\r';
        from++;
        return true;
      }
    }
  }
}
