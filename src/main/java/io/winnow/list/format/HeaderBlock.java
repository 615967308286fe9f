package io.winnow.list.format;

import io.winnow.spi.ListSink;
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
 * @param own what it says to the reader of the list alone, by name: columns, algorithm, weight
 * @param lines where it says so
 * @param first the first line after it, or null at the end of the file
 */
record HeaderBlock(Map<String, String> own, Map<String, Integer> lines, @Nullable String first) {
  private static final Set<String> OWN = Set.of("columns", "algorithm", "weight");
  private static final List<String> OF_LISTS = List.of("version", "date", "holder", "canary");
  private static final Pattern HEADER = Pattern.compile("#+\\s*([A-Za-z]+)\\s*:\\s*(.*?)\\s*");

  HeaderBlock {
    own = Map.copyOf(own);
    lines = Map.copyOf(lines);
  }

  /** Reads up to the first line that is neither blank nor begins with a hash. */
  static HeaderBlock read(TextLines in, ListSink sink) throws IOException {
    return read(in, sink, line -> line.startsWith("#"));
  }

  /** Reads up to the first line that is neither blank nor a remark. */
  static HeaderBlock read(TextLines in, ListSink sink, Predicate<String> isRemark)
      throws IOException {
    Map<String, String> own = new HashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    String line = in.next();
    while (line != null && (line.isBlank() || isRemark.test(line))) {
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        String name = header.group(1).toLowerCase(Locale.ROOT);
        if (OWN.contains(name)) {
          own.put(name, header.group(2));
          lines.put(name, in.number());
        } else {
          sink.header(name, header.group(2), in.number());
        }
      }
      line = in.next();
    }
    return new HeaderBlock(own, lines, line);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(own.get(name));
  }

  int line(String name) {
    return lines.getOrDefault(name, 0);
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
