package io.winnow.evidence.cybertip;

import io.winnow.core.Column;
import io.winnow.core.ColumnType;
import io.winnow.core.ItemId;
import io.winnow.core.Row;
import io.winnow.list.WebAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An item on one list of purpose csam or several: its origin once, and all that matched.
 *
 * @param origin a row of evidence; all rows of an item have the same origin
 * @param matches surest first
 */
record Hit(Row origin, List<Match> matches) {
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  Hit {
    matches =
        matches.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Match::basis)
                    .thenComparingInt(Match::distance)
                    .thenComparing(Match::listId)
                    .thenComparing(Match::algorithm))
            .toList();
    if (matches.isEmpty()) {
      throw new IllegalArgumentException("a hit matches something");
    }
  }

  /** Whether it is among the exact ones: something of it is listed as it is. */
  boolean isExact() {
    return basis().isExact();
  }

  /** What its surest match says. */
  Basis basis() {
    return matches.get(0).basis();
  }

  /** Text of a column, or empty where it has none. */
  String text(String column) {
    String text = origin.text(column);
    return text == null ? "" : text;
  }

  /** The captured address as stored, or empty. */
  String url() {
    return text("url");
  }

  /** When it was captured; empty also where what the record says is no year of the calendar. */
  Optional<Instant> capturedAt() {
    Instant time = (Instant) origin.value("captured_at");
    if (time == null) {
      return Optional.empty();
    }
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    return year < FIRST_YEAR || year > LAST_YEAR ? Optional.empty() : Optional.of(time);
  }

  /** The host that its address names, if it names one. */
  Optional<String> host() {
    return WebAddress.parse(url()).map(WebAddress::host);
  }

  /** Which part of its record it is; 0 is the record's payload. */
  int part() {
    return place().map(ItemId::part).orElse(0);
  }

  long offset() {
    return (Long) Objects.requireNonNull(origin.value("offset"));
  }

  long length() {
    return (Long) Objects.requireNonNull(origin.value("length"));
  }

  private Optional<ItemId> place() {
    try {
      return Optional.of(ItemId.parse(text("item_id")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What of its origin is not known. */
  Set<Lack> lacks() {
    Set<Lack> lacks = EnumSet.noneOf(Lack.class);
    if (host().filter(Hit::isHost).isEmpty()) { // Whatever else it says, nobody can be asked.
      lacks.add(Lack.URL);
    }
    if (capturedAt().isEmpty()) {
      lacks.add(Lack.CAPTURE_TIME);
    }
    if (text("shard").isBlank() || offset() < 0 || length() < 1 || place().isEmpty()) {
      lacks.add(Lack.SHARD);
    }
    if (text("md5").isEmpty() && text("sha1").isEmpty() && text("sha256").isEmpty()) {
      lacks.add(Lack.DIGEST);
    }
    return lacks;
  }

  /** Letters and digits of any script, and what stands between them in names and IP addresses. */
  private static boolean isHost(String host) {
    return host.codePoints()
        .allMatch(c -> Character.isLetterOrDigit(c) || "-._:[]".indexOf(c) >= 0);
  }

  /** Whether the file itself was not read, so that its SHA-1 is what came along with the record. */
  boolean isUnread() {
    return text("md5").isEmpty() && text("sha256").isEmpty();
  }

  /** Roughly what it takes in memory, in bytes. */
  long weight() {
    long characters = 0;
    for (Column column : origin.schema().columns()) {
      if (column.type() == ColumnType.STRING) {
        characters += text(column.name()).length();
      }
    }
    return 2_000 + 2 * characters;
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "Hit[" + basis().id() + "]";
  }
}
