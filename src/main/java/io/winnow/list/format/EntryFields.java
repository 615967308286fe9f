package io.winnow.list.format;

import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the fields of one record say and makes an entry of it. Filled again for each
 * record: a list has tens of millions of them.
 *
 * <p>A value or fact that cannot be read is reported and lost alone. A status that cannot be read,
 * or a second id, is reported and the record is no entry: nobody knows what it would do.
 */
final class EntryFields {
  private static final String STATUS_HELP =
      "write `status: {their word: active, …}` for its column in `columns`"
          + " (lists build: --status-words)";

  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})(?:\\.0+)? ?%?");

  private final ListSink sink;
  private final ValueKinds kinds;
  private final StatusWords statusWords;

  private final List<ListEntry.Placed> values = new ArrayList<>();
  private final List<Cell> algorithms = new ArrayList<>();
  private final List<Cell> pending = new ArrayList<>();
  private int line;
  private int unknown;
  private int malformed;
  private boolean refused;
  private boolean hasStatus;
  private String id = "";
  private String owner = "";
  private String category = "";
  private String mediaType = "";
  private EntryStatus status = EntryStatus.ACTIVE;
  private int confidence = -1;
  private int quality = -1;
  private double weight = 1;
  private @Nullable Instant firstSeen;
  private @Nullable Instant updated;

  /** A text, where it stands, and the object it stands in. */
  private record Cell(String text, int column, int group) {}

  EntryFields(ListSink sink, ValueKinds kinds, StatusWords statusWords) {
    this.sink = sink;
    this.kinds = kinds;
    this.statusWords = statusWords;
  }

  /** Begins a record, which nothing is known of yet. */
  void begin(int line) {
    this.line = line;
    values.clear();
    algorithms.clear();
    pending.clear();
    unknown = 0;
    malformed = 0;
    refused = false;
    hasStatus = false;
    id = owner = category = mediaType = "";
    status = EntryStatus.ACTIVE;
    confidence = quality = -1;
    weight = 1;
    firstSeen = updated = null;
  }

  void put(Role role, String text, int column) {
    put(role, text, column, 0);
  }

  /**
   * Takes what one field says. A blank one says nothing.
   *
   * @param column from 1, or 0 where there are none
   * @param group of the record's inner objects the one that the field stands in, or 0: algorithm
   *     and value of one object belong together
   */
  void put(Role role, String text, int column, int group) {
    if (text.isBlank()) {
      return;
    }
    switch (role.kind()) {
      case LISTED -> {
        ValueKind listed = role.listed();
        if (listed != null) {
          value(listed, text, column);
        }
      }
      case OTHER_ALGORITHM -> unknown(role.name(), column);
      case ALGORITHM -> algorithms.add(new Cell(text, column, group));
      case VALUE -> pending.add(new Cell(text, column, group));
      case ID -> {
        if (!id.isEmpty() && !id.equals(text)) {
          refuse(column, "the record has two ids");
        }
        id = text;
      }
      case OWNER -> owner = text;
      case CATEGORY -> category = text;
      case STATUS -> status(text, column);
      case UPDATED -> updated = time(text, column);
      case FIRST_SEEN -> firstSeen = time(text, column);
      case CONFIDENCE -> confidence = percent(text, column);
      case QUALITY -> quality = percent(text, column);
      case MEDIA_TYPE -> mediaType = MediaTypes.of(text);
      case WEIGHT -> {
        OptionalDouble read = Weights.parse(text);
        if (read.isEmpty()) {
          malformed(column, Weights.NOT_ONE);
        }
        weight = read.orElse(1);
      }
    }
  }

  /** Reports a fault of the record as a whole, which is no entry then. */
  void refuse(int column, String message) {
    malformed(column, message);
    refused = true;
  }

  /** Ends the record: gives its entry to the sink, or says why there is none. */
  void end() {
    pending.forEach(this::pair);
    if (weight != 1) {
      values.replaceAll(this::weighed);
    }
    if (refused) {
      return;
    }
    boolean gone = !status.isLive() && !id.isEmpty();
    boolean unknownAlone = unknown > 0 && malformed == 0 && !id.isEmpty();
    if (!values.isEmpty() || gone || unknownAlone) {
      ListEntry.Facts facts =
          new ListEntry.Facts(mediaType, confidence, quality, firstSeen, updated);
      sink.entry(new ListEntry(line, id, owner, status, category, facts, values));
    } else if (unknown == 0 && malformed == 0) {
      malformed(0, "there is no value in any column that is read");
    }
  }

  private void status(String text, int column) {
    EntryStatus said = statusWords.of(text).orElse(null);
    if (said == null) {
      refuse(column, "nobody said what this status means; " + STATUS_HELP);
    } else if (hasStatus && said != status) {
      refuse(column, "the record has two statuses");
    } else {
      status = said;
      hasStatus = true;
    }
  }

  private void pair(Cell value) {
    Cell algorithm = null;
    for (Cell candidate : algorithms) {
      boolean fits = candidate.group() == value.group() || candidate.group() == 0;
      if (fits && (algorithm == null || algorithm.group() == 0)) {
        algorithm = candidate;
      }
    }
    if (algorithm == null) {
      malformed(value.column(), "nothing says of which algorithm this is");
      return;
    }
    String name = algorithm.text();
    int column = algorithm.column();
    kinds
        .named(name)
        .ifPresentOrElse(
            kind -> value(kind, value.text(), value.column()),
            () ->
                Words.showable(name)
                    .ifPresentOrElse(
                        shown -> unknown(shown, column),
                        () -> malformed(column, "this is no name of an algorithm")));
  }

  private void value(ValueKind kind, String text, int column) {
    kind.read(text)
        .ifPresentOrElse(
            value -> {
              if (values.stream().noneMatch(placed -> placed.value().equals(value))) {
                values.add(new ListEntry.Placed(column, value));
              }
            },
            () -> malformed(column, kind.notOne()));
  }

  private ListEntry.Placed weighed(ListEntry.Placed placed) {
    return placed.value() instanceof ListValue.Term term
        ? new ListEntry.Placed(placed.column(), new ListValue.Term(term.text(), weight))
        : placed;
  }

  private @Nullable Instant time(String text, int column) {
    Instant time = Instants.parse(text.strip()).orElse(null);
    if (time == null) {
      malformed(
          column,
          "this is no time: expected one such as 2024-05-31 or 2024-05-31T12:00:00Z, or seconds or"
              + " milliseconds since 1970");
    }
    return time;
  }

  private int percent(String text, int column) {
    Matcher number = PERCENT.matcher(text.strip());
    int percent = number.matches() ? Integer.parseInt(number.group(1)) : -1;
    if (percent < 0 || percent > 100) {
      malformed(column, "this is no whole number, 0–100");
      return -1;
    }
    return percent;
  }

  private void unknown(String name, int column) {
    unknown++;
    sink.unknownAlgorithm(name, line, column);
  }

  private void malformed(int column, String message) {
    malformed++;
    sink.malformed(line, column, message);
  }
}
