package io.winnow.list.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as holders write them: seconds since 1970 with or without fraction, milliseconds
 * (12 or 13 digits), {@code /Date(1462060800000)/} as OData wrote them once, or ISO 8601 with a T
 * or a blank, with or without time, fraction and offset; without offset it is UTC. Eight digits are
 * a date: as seconds they would be of 1970.
 */
final class Instants {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,12})?");
  private static final Pattern ISO =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})"
              + "(?:[Tt ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:[.,]([0-9]{1,9})[0-9]{0,6})?"
              + " ?(Z|z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

  private static final Pattern MILLIS =
      Pattern.compile("(?:/Date\\()?([0-9]{12,13})(?:(?:[+-][0-9]{4})?\\)/)?");
  private static final Pattern BASIC_DATE = Pattern.compile("[12][0-9]{7}");

  private Instants() {}

  /** The point in time, or empty if the text is none. */
  static Optional<Instant> parse(String text) {
    try {
      if (BASIC_DATE.matcher(text).matches()) {
        LocalDate date = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        return Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      Matcher millis = MILLIS.matcher(text);
      if (millis.matches()) {
        return Optional.of(Instant.ofEpochMilli(Long.parseLong(millis.group(1))));
      }
      if (SECONDS.matcher(text).matches()) {
        BigDecimal seconds = new BigDecimal(text);
        long whole = seconds.longValue();
        return Optional.of(
            Instant.ofEpochSecond(
                whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue()));
      }
      Matcher iso = ISO.matcher(text);
      return iso.matches() ? Optional.of(instant(iso)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(Matcher iso) {
    LocalDate date = LocalDate.parse(iso.group(1));
    if (iso.group(2) == null) {
      return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    String seconds = iso.group(3) == null ? ":00" : iso.group(3);
    String fraction = iso.group(4) == null ? "" : "." + iso.group(4);
    LocalTime time = LocalTime.parse(iso.group(2) + seconds + fraction);
    String zone = iso.group(5);
    ZoneOffset offset =
        zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
    return OffsetDateTime.of(date, time, offset).toInstant();
  }
}
