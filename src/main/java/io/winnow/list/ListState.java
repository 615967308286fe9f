package io.winnow.list;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is remembered of a list between runs, so that a list which shrinks or goes back in time is
 * noticed.
 *
 * @param id the policy's name for the list
 * @param version as the list says it
 * @param date of the list
 * @param count number of different values
 * @param digest SHA-256 of the file in lower-case hex
 */
public record ListState(String id, String version, LocalDate date, long count, String digest) {
  private static final Pattern FIELD = Pattern.compile("[^\\p{Cntrl}]+");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public ListState {
    if (!FIELD.matcher(id).matches()
        || !FIELD.matcher(version).matches()
        || count < 0
        || !SHA_256.matcher(digest).matches()) {
      throw new IllegalArgumentException("not the state of a list");
    }
  }

  /** One line: the five values with tabs between them. */
  public String format() {
    return String.join("\t", id, version, date.toString(), Long.toString(count), digest);
  }

  /** Reads a line of {@link #format()}; empty if it is none. */
  public static Optional<ListState> parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 5) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ListState(
              fields[0],
              fields[1],
              LocalDate.parse(fields[2]),
              Long.parseLong(fields[3]),
              fields[4]));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
