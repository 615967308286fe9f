package io.winnow.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers and times as text: separators, units, UTC. */
public final class Figures {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Figures() {}

  /** {@code 1,234,567}. */
  public static String count(long count) {
    StringBuilder text = new StringBuilder(Long.toString(count));
    for (int at = text.length() - 3; at > (count < 0 ? 1 : 0); at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** {@code 1 shard}, {@code 12 shards}. */
  public static String count(long count, String one, String more) {
    return count(count) + " " + (count == 1 ? one : more);
  }

  /**
   * {@code 18.9 %}; the smallest shares as {@code under 0.1 %}, so that something is not nothing.
   */
  public static String share(long part, long whole) {
    if (whole <= 0) {
      return "—";
    }
    double percent = 100.0 * part / whole;
    if (part > 0 && percent < 0.1) {
      return "under 0.1 %";
    }
    if (part < whole && percent > 99.9) {
      return "over 99.9 %";
    }
    return percent(percent);
  }

  /** {@code 18.9 %} of a number that is a percentage already. */
  public static String percent(double percent) {
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** {@code 1.4 MiB}. */
  public static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%,.1f %s", size, UNITS[unit]);
  }

  /** A score or threshold: {@code 0.70}, up to four decimals. */
  public static String score(double score) {
    String text = String.format(Locale.ROOT, "%.4f", score);
    return text.endsWith("00") ? text.substring(0, text.length() - 2) : text;
  }

  /** ISO 8601 in UTC, to the second; what is no time comes back as it is. */
  public static String time(String instant) {
    try {
      return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) {
      return instant;
    }
  }

  /** {@code 1 h 02 min}, {@code 20.1 s}. */
  public static String duration(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%,d h %02d min", seconds / 3600, seconds / 60 % 60);
  }
}
