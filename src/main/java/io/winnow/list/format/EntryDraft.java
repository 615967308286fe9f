package io.winnow.list.format;

import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry while its record is read. Faults go to the sink as they are found; what is sound is
 * kept, so that one bad field does not take an entry's hashes out of the list.
 */
final class EntryDraft {
  static final int LONGEST_NAME = 256;

  EntryStatus status = EntryStatus.ACTIVE;
  String mediaType = "";
  int confidence = -1;

  private final int line;
  private final int column;
  private final ListSink sink;
  private final List<ListEntry.Placed> values = new ArrayList<>();
  private String id = "";
  private String owner = "";
  private String category = "";
  private @Nullable Instant firstSeen;
  private @Nullable Instant updated;
  private boolean unknown;
  private boolean faulty;

  EntryDraft(int line, int column, ListSink sink) {
    this.line = line;
    this.column = column;
    this.sink = sink;
  }

  void id(String text, int line, int column) {
    id = name("the entry's id", text, line, column);
  }

  void owner(String text, int line, int column) {
    owner = name("the owner's id", text, line, column);
  }

  void category(String text, int line, int column) {
    category = name("the category", text, line, column);
  }

  /** Keeps the earliest. */
  void firstSeen(String text, int line, int column) {
    Instant time = time(text, line, column);
    firstSeen = time != null && (firstSeen == null || time.isBefore(firstSeen)) ? time : firstSeen;
  }

  /** Keeps the latest. */
  void updated(String text, int line, int column) {
    Instant time = time(text, line, column);
    updated = time != null && (updated == null || time.isAfter(updated)) ? time : updated;
  }

  /** Whether a field of a record says something; a structure where a text belongs is a fault. */
  boolean says(JsonValue field) {
    if (field.isGiven() && !field.isScalar()) {
      fault(field.line(), field.column(), "this is a structure where a text or number belongs");
      return false;
    }
    return field.isGiven();
  }

  void id(JsonValue field) {
    if (says(field)) {
      id(field.text(), field.line(), field.column());
    }
  }

  void owner(JsonValue field) {
    if (says(field)) {
      owner(field.text(), field.line(), field.column());
    }
  }

  void category(JsonValue field) {
    if (says(field)) {
      category(field.text(), field.line(), field.column());
    }
  }

  void firstSeen(JsonValue field) {
    if (says(field)) {
      firstSeen(field.text(), field.line(), field.column());
    }
  }

  void updated(JsonValue field) {
    if (says(field)) {
      updated(field.text(), field.line(), field.column());
    }
  }

  /** Whether a field says yes; what is neither yes nor no is a fault, and no. */
  boolean isTrue(JsonValue field) {
    if (!field.isGiven()) {
      return false;
    }
    Optional<Boolean> truth = field.truth();
    if (truth.isEmpty()) {
      fault(field.line(), field.column(), "this is neither true nor false");
    }
    return truth.orElse(false);
  }

  /** Makes an active entry a disputed one; one that is gone stays so. */
  void dispute() {
    status = status == EntryStatus.ACTIVE ? EntryStatus.DISPUTED : status;
  }

  /**
   * Takes a value.
   *
   * @param kind {@code url}, {@code domain} or an algorithm's id
   */
  void value(String kind, String text, int line, int column) {
    Optional<ListValue> value = ValueText.parse(kind, text.strip());
    if (value.isPresent()) {
      value(value.get(), line, column);
    } else {
      fault(line, column, ValueText.notA(kind));
    }
  }

  /** Takes a value; of one in a line below its entry's the column is not kept. */
  void value(ListValue value, int line, int column) {
    values.add(new ListEntry.Placed(line == this.line ? column : 0, value));
  }

  /** Takes note of a value that cannot be compared. */
  void unknown(String algorithm, int line, int column) {
    unknown = true;
    Unknown.report(sink, algorithm, line, column);
  }

  /** Takes note of a value that the holder names and does not ship. */
  void notShipped(String algorithm, int line, int column) {
    unknown = true;
    Optional<String> shown = Words.showable(algorithm);
    if (shown.isPresent()) {
      sink.unknownAlgorithm(shown.get() + " (not shipped)", line, column);
    } else {
      Unknown.report(sink, algorithm, line, column);
    }
  }

  void fault(int line, int column, String message) {
    faulty = true;
    sink.malformed(line, column, message);
  }

  /** Gives the entry to the sink, if there is one that can be known again or matched. */
  void give() {
    if (status.isLive() && values.isEmpty() && !unknown) {
      if (!faulty) {
        fault(line, column, "the entry has no hash, address or domain");
      }
      return;
    }
    if (!id.isEmpty() || !values.isEmpty()) {
      sink.entry(
          new ListEntry(
              line,
              id,
              owner,
              status,
              category,
              new ListEntry.Facts(mediaType, confidence, -1, firstSeen, updated),
              values));
    }
  }

  private String name(String what, String text, int line, int column) {
    String name = text.strip();
    if (name.length() > LONGEST_NAME) {
      fault(line, column, "%s is longer than %d characters".formatted(what, LONGEST_NAME));
      return "";
    }
    return name;
  }

  private @Nullable Instant time(String text, int line, int column) {
    Optional<Instant> time = Instants.parse(text.strip());
    if (time.isEmpty()) {
      fault(line, column, "this is no point in time, such as 2024-05-01T12:00:00Z");
    }
    return time.orElse(null);
  }
}
