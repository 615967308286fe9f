package io.winnow.list;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is remembered of a list between runs, so that a list which shrinks or goes back in time is
 * noticed.
 *
 * @param id the policy's name for the list
 * @param version as the list says it
 * @param date of the list
 * @param count number of different values
 * @param digest SHA-256 of the file in lower-case hex
 * @param kinds number of different values by kind; empty where an older Winnow wrote the state
 */
public record ListState(
    String id,
    String version,
    LocalDate date,
    long count,
    String digest,
    SortedMap<String, Long> kinds) {
  private static final Pattern FIELD = Pattern.compile("[^\\p{Cntrl}]+");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern KIND = Pattern.compile("([a-z0-9-]+)=([0-9]{1,18})");

  public ListState {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    if (!FIELD.matcher(id).matches()
        || !FIELD.matcher(version).matches()
        || count < 0
        || !SHA_256.matcher(digest).matches()) {
      throw new IllegalArgumentException("not the state of a list");
    }
  }

  /** One line: the values with tabs between them, the kinds as {@code md5=7,pdq=9}. */
  public String format() {
    String each =
        kinds.entrySet().stream()
            .map(kind -> kind.getKey() + "=" + kind.getValue())
            .collect(Collectors.joining(","));
    return String.join("\t", id, version, date.toString(), Long.toString(count), digest, each);
  }

  /** Reads a line of {@link #format()}, also without the kinds; empty if it is none. */
  public static Optional<ListState> parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 5 && fields.length != 6) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ListState(
              fields[0],
              fields[1],
              LocalDate.parse(fields[2]),
              Long.parseLong(fields[3]),
              fields[4],
              kinds(fields.length == 6 ? fields[5] : "")));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SortedMap<String, Long> kinds(String text) {
    SortedMap<String, Long> kinds = new TreeMap<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      Matcher kind = KIND.matcher(each);
      if (!kind.matches()) {
        throw new IllegalArgumentException("not the state of a list");
      }
      kinds.put(kind.group(1), Long.parseLong(kind.group(2)));
    }
    return kinds;
  }
}
