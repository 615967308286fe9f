package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment lines at the top of a text list: {@code # version:}, {@code # date:}, {@code #
 * canary:}, {@code # columns:}, {@code # algorithm:}; others are remarks.
 *
 * @param lines how many lines it takes, blank ones included
 * @param columns names of the columns, if it says so
 * @param algorithm kind of all values, if it says so
 * @param columnsLine where it says so
 * @param firstLine the first line after it, still to be read; empty at the end of the file
 */
record HeaderBlock(
    int lines,
    Optional<String> columns,
    int columnsLine,
    Optional<String> algorithm,
    Optional<String> firstLine) {
  private static final int LONGEST_LINE = 1 << 16;
  private static final Pattern HEADER = Pattern.compile("#+\\s*([A-Za-z]+)\\s*:\\s*(.*?)\\s*");

  /** Reads up to the first line that is neither comment nor blank, and leaves that one unread. */
  static HeaderBlock read(BufferedReader in, ListSink sink) throws IOException {
    int lines = 0;
    int columnsLine = 0;
    Optional<String> columns = Optional.empty();
    Optional<String> algorithm = Optional.empty();
    while (true) {
      in.mark(LONGEST_LINE);
      String line = in.readLine();
      if (line == null) {
        return new HeaderBlock(lines, columns, columnsLine, algorithm, Optional.empty());
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        if (line.length() >= LONGEST_LINE - 2) {
          sink.malformed(
              lines + 1, 0, "the line is longer than %,d characters".formatted(line.length()));
          return new HeaderBlock(lines, columns, columnsLine, algorithm, Optional.empty());
        }
        in.reset();
        return new HeaderBlock(lines, columns, columnsLine, algorithm, Optional.of(line));
      }
      lines++;
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        String name = header.group(1).toLowerCase(Locale.ROOT);
        String value = header.group(2);
        switch (name) {
          case "columns" -> {
            columns = Optional.of(value);
            columnsLine = lines;
          }
          case "algorithm" -> algorithm = Optional.of(value);
          default -> sink.header(name, value, lines);
        }
      }
    }
  }
}
