package io.winnow.list.format;

import io.winnow.core.ListValue;
import io.winnow.spi.ListSink;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row of a ThreatExchange dump while it becomes an entry. */
final class ThreatRow {
  private static final Pattern SIGNAL =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]{1,23})[ \\t]+(\\S.*)");
  private static final int MOST_TAGS = 10;

  private final Optional<String> type;
  private final int linesBefore;
  private final ListSink sink;

  ThreatRow(Optional<String> type, int linesBefore, ListSink sink) {
    this.type = type;
    this.linesBefore = linesBefore;
    this.sink = sink;
  }

  void read(CsvRow row) {
    if (row.isBlank()) {
      return;
    }
    int line = linesBefore + row.line();
    Matcher signal = SIGNAL.matcher(row.cell(0));
    if (type.isEmpty() && signal.matches() && ThreatTypes.isType(signal.group(1))) {
      EntryDraft entry = new EntryDraft(line, 0, sink);
      int column = row.column(0) + signal.start(2);
      value(Optional.of(signal.group(1)), signal.group(2), line, column, row.size() > 1, entry);
      entry.give();
    } else if (row.size() == 4 || row.size() == 5) {
      table(row, line);
    } else {
      sink.malformed(
          line,
          0,
          "the row has %d cells: expected 4 or 5, or a line of a signal's type and the signal"
              .formatted(row.size()));
    }
  }

  private void table(CsvRow row, int line) {
    EntryDraft entry = new EntryDraft(line, 0, sink);
    int last = row.size() - 1;
    entry.id(row.cell(1), line, row.column(1));
    if (row.cell(1).isEmpty()) {
      entry.fault(line, row.column(1), "the row has no id");
    }
    String added = row.cell(last - 1);
    // The tools write `mine` where the list's user has an opinion of his own.
    if (!added.isEmpty() && !added.equals("mine")) {
      entry.firstSeen(added, line, row.column(last - 1));
    }
    List<String> tags = Arrays.asList(row.cell(last).split(" ", -1));
    String category =
        String.join(" ", tags.stream().filter(ThreatTypes::isCategory).limit(MOST_TAGS).toList());
    entry.category(category, line, row.column(last));
    if (row.isMultiLine() && type.flatMap(ThreatTypes::kind).isPresent()) {
      entry.fault(line, 0, "a quoted cell does not end on its line");
    } else {
      value(type, row.cell(0), line, row.column(0), false, entry);
    }
    for (String tag : tags) {
      if (ThreatTypes.DISPUTES.contains(tag)) {
        entry.dispute();
      }
      String media = ThreatTypes.mediaTypeOfTag(tag);
      entry.mediaType = media.isEmpty() ? entry.mediaType : media;
    }
    entry.give();
  }

  private static void value(
      Optional<String> type, String text, int line, int column, boolean cut, EntryDraft entry) {
    Optional<String> kind = type.flatMap(ThreatTypes::kind);
    if (kind.isPresent() && cut) {
      entry.fault(line, column, "a line of a signal's type and the signal has no commas");
    } else if (kind.isPresent()) {
      entry.mediaType = ThreatTypes.mediaType(type.get());
      entry.value(kind.get(), text, line, column);
    } else if (type.isPresent()) {
      entry.unknown(type.get(), line, column);
    } else {
      guess(text, line, column, entry);
    }
  }

  private static void guess(String text, int line, int column, EntryDraft entry) {
    List<ListValue> values = ValueText.candidates(text);
    if (values.size() == 1) {
      entry.value(values.get(0), line, column);
    } else if (values.isEmpty()) {
      entry.fault(line, column, "this is no hash, address or domain");
    } else {
      entry.fault(
          line,
          column,
          "a hash of 256 bits can be sha256 or pdq; name the file so that it says which, such as"
              + " simple.HASH_PDQ.te");
    }
  }
}
