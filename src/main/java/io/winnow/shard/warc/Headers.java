package io.winnow.shard.warc;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first line and the fields of a WARC or HTTP head. Lenient: a line without a colon is passed
 * over, a line that begins with white space continues the one before it.
 */
final class Headers {
  private final String firstLine;
  private final List<String> names = new ArrayList<>(16);
  private final List<String> values = new ArrayList<>(16);

  private boolean restarts;

  private Headers(String firstLine) {
    this.firstLine = firstLine;
  }

  static Headers parse(byte[] bytes, int from, int length, Charset charset) {
    int to = from + length;
    int end = lineEnd(bytes, from, to);
    Headers headers = new Headers(text(bytes, from, end, charset));
    for (int start = end + 1; start < to; start = end + 1) {
      end = lineEnd(bytes, start, to);
      headers.add(bytes, start, end, charset);
    }
    return headers;
  }

  private void add(byte[] bytes, int start, int end, Charset charset) {
    if (start < end && (bytes[start] == ' ' || bytes[start] == '\t')) {
      String more = text(bytes, start, end, charset);
      int last = values.size() - 1;
      // A head of continuation lines alone would take quadratic time; nobody folds that long.
      if (last >= 0 && values.get(last).length() < 8192) {
        values.set(last, (values.get(last) + ' ' + more).strip());
      }
      return;
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] == ':') {
        names.add(text(bytes, start, i, charset));
        values.add(text(bytes, i + 1, end, charset));
        return;
      }
    }
    restarts |= text(bytes, start, end, charset).startsWith("WARC/");
  }

  /** Whether another record's first line stands in it: then the head before that one has no end. */
  boolean restarts() {
    return restarts;
  }

  String firstLine() {
    return firstLine;
  }

  Optional<String> first(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return Optional.of(values.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first value, or empty text if there is none or it is too long to be what it should be. */
  String text(String name, int mostChars) {
    return first(name).filter(v -> v.length() <= mostChars).orElse("");
  }

  Stream<String> all(String name) {
    return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
        .filter(i -> names.get(i).equalsIgnoreCase(name))
        .map(values::get);
  }

  /**
   * The value of a field that may stand there once.
   *
   * @throws BrokenRecordException if it is missing, or stands there twice with different values
   */
  String sole(String name) throws BrokenRecordException {
    List<String> distinct = all(name).distinct().limit(2).toList();
    if (distinct.size() != 1) {
      throw BrokenRecordException.corrupt();
    }
    return distinct.get(0);
  }

  /** The elements of a field that is a list, as of all its lines, in lower case, in order. */
  List<String> elements(String name) {
    return all(name)
        .flatMap(v -> Stream.of(v.split(",", -1)))
        .map(e -> e.strip().toLowerCase(Locale.ROOT))
        .filter(e -> !e.isEmpty())
        .toList();
  }

  private static int lineEnd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return to;
  }

  private static String text(byte[] bytes, int from, int to, Charset charset) {
    return new String(bytes, from, to - from, charset).strip();
  }
}
