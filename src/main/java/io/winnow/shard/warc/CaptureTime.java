package io.winnow.shard.warc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The {@code WARC-Date} of a record: a W3C date-time. WARC 1.1 allows less than a second's
 * precision, and so may leave out everything after the year; what is left out is taken as its
 * beginning.
 */
final class CaptureTime {
  private static final String SMALLEST = "0000-01-01T00:00:00Z";

  private CaptureTime() {}

  /** The time, or null where the text is none. */
  static @Nullable Instant parse(String text) {
    String whole =
        switch (text.length()) {
          case 4, 7, 10 -> text + SMALLEST.substring(text.length());
          case 17 -> text.substring(0, 16) + SMALLEST.substring(16); // 2016-09-19T17:20Z
          default -> text;
        };
    try {
      return whole.endsWith("Z") ? Instant.parse(whole) : OffsetDateTime.parse(whole).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
