package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comment lines at the top of a text list: {@code # version:}, {@code # date:}, {@code #
 * canary:}, {@code # columns:}, {@code # algorithm:}, {@code # weight:}; others are remarks.
 *
 * @param lines how many lines it takes, blank ones included
 * @param own what it says to the reader of the list alone, by name: columns, algorithm, weight
 * @param places the lines where it says so
 * @param first the first line after it, or null at the end of the file
 */
record HeaderBlock(
    int lines, Map<String, String> own, Map<String, Integer> places, @Nullable String first) {
  private static final int LONGEST_LINE = 1 << 16;
  private static final Set<String> OWN = Set.of("columns", "algorithm", "weight");
  private static final List<String> OF_LISTS = List.of("version", "date", "holder", "canary");
  private static final Pattern HEADER = Pattern.compile("#+\\s*([A-Za-z]+)\\s*:\\s*(.*?)\\s*");

  HeaderBlock {
    own = Map.copyOf(own);
    places = Map.copyOf(places);
  }

  /** Reads up to the first line that is neither blank nor begins with a hash. */
  static HeaderBlock read(TextLines in, ListSink sink) throws IOException {
    return read(in, sink, line -> line.startsWith("#"));
  }

  /** Reads up to the first line that is neither blank nor a remark. */
  static HeaderBlock read(TextLines in, ListSink sink, Predicate<String> isRemark)
      throws IOException {
    Head head = new Head(sink);
    String line = in.next();
    while (line != null && (line.isBlank() || isRemark.test(line))) {
      head.take(line, in.number());
      line = in.next();
    }
    return head.end(line == null ? in.number() : in.number() - 1, line);
  }

  /** Reads up to the first line that is neither comment nor blank, and leaves that one unread. */
  static HeaderBlock read(BufferedReader in, ListSink sink) throws IOException {
    Head head = new Head(sink);
    for (int lines = 0; ; lines++) {
      in.mark(LONGEST_LINE);
      String line = in.readLine();
      if (line == null) {
        return head.end(lines, null);
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        if (line.length() >= LONGEST_LINE - 2) {
          sink.broken(
              lines + 1, 0, "the line is longer than %,d characters".formatted(line.length()));
          return head.end(lines, null);
        }
        in.reset();
        return head.end(lines, line);
      }
      head.take(line, lines + 1);
    }
  }

  /** What was read so far. */
  private static final class Head {
    private final Map<String, String> own = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final ListSink sink;

    Head(ListSink sink) {
      this.sink = sink;
    }

    void take(String line, int number) {
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        String name = header.group(1).toLowerCase(Locale.ROOT);
        if (OWN.contains(name)) {
          own.put(name, header.group(2));
          places.put(name, number);
        } else {
          sink.header(name, header.group(2), number);
        }
      }
    }

    HeaderBlock end(int lines, @Nullable String first) {
      return new HeaderBlock(lines, own, places, first);
    }
  }

  Optional<String> firstLine() {
    return Optional.ofNullable(first);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(own.get(name));
  }

  int line(String name) {
    return places.getOrDefault(name, 0);
  }

  /** Whether a line can only be a header or a remark, also where entries may begin with a hash. */
  static boolean isRemark(String line) {
    if (!line.startsWith("#")) {
      return false;
    }
    Matcher header = HEADER.matcher(line);
    boolean bare = line.length() == 1 || line.charAt(1) == '#' || line.charAt(1) <= ' ';
    return bare
        || (header.matches()
            && (OWN.contains(header.group(1).toLowerCase(Locale.ROOT))
                || OF_LISTS.contains(header.group(1).toLowerCase(Locale.ROOT))));
  }
}
