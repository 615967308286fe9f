package io.winnow.report.transparency;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Days in UTC, both ends included.
 *
 * @param from the first; empty for all before
 * @param to the last; empty for all after
 */
public record Period(Optional<LocalDate> from, Optional<LocalDate> to) {
  public Period {
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new IllegalArgumentException("the period ends before it begins");
    }
  }

  /** Whether a moment is in it. */
  public boolean contains(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
  }
}
