package io.winnow.list.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A stretch of a holder's time, in whole seconds. Whether its bounds belong to it is the holder's
 * secret: windows therefore share a bound or overlap.
 *
 * @param from before {@code to}
 */
record Window(Instant from, Instant to) {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration OVERLAPPING_FROM = Duration.ofSeconds(4);

  Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a window starts before it ends");
    }
    if (!isWhole(from) || !isWhole(to)) {
      throw new IllegalArgumentException("a window is of whole seconds");
    }
  }

  static boolean isWhole(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Letters and digits only, so that it can stand in a file's name. */
  String name() {
    return NAME.format(from) + "-" + NAME.format(to);
  }

  Window endingAt(Instant end) {
    return new Window(from, end);
  }

  boolean isDivisible() {
    return length().toSeconds() >= 2;
  }

  /** Two shorter windows that together are this one. */
  List<Window> halves() {
    Instant middle = from.plus(length().dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
    boolean roomy = length().compareTo(OVERLAPPING_FROM) >= 0;
    return List.of(
        new Window(from, roomy ? middle.plusSeconds(1) : middle), new Window(middle, to));
  }

  private Duration length() {
    return Duration.between(from, to);
  }

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
