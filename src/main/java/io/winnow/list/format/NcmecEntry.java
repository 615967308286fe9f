package io.winnow.list.format;

import io.winnow.core.EntryStatus;
import io.winnow.spi.ListSink;
import java.util.Optional;

/** One entry of NCMEC's while its element is read. Levels count from the entry's children, 1. */
final class NcmecEntry {
  private static final int LONGEST_TEXT = 4096;

  private final EntryDraft entry;
  private final StringBuilder text = new StringBuilder();
  private final int line;
  private final int column;
  private boolean hasId;
  private boolean hasMember;

  /** The child that is open, and the child of that; empty for one that is not of the format. */
  private String section = "";

  private String part = "";
  private boolean shipped;
  private int textLine;
  private int textColumn;

  NcmecEntry(int line, int column, ListSink sink, String mediaType, EntryStatus status) {
    this.line = line;
    this.column = column;
    entry = new EntryDraft(line, column, sink);
    entry.mediaType = mediaType;
    entry.status = status;
  }

  void start(XmlDocument xml, int level, boolean known) {
    String name = known ? xml.localName() : "";
    if (level == 1) {
      section = name;
      part = "";
      begin(xml);
      switch (name) {
        case "member" -> member(xml);
        case "feedback" -> feedback(xml);
        default -> {}
      }
    } else if (level == 2) {
      part = name;
      begin(xml);
      shipped = xml.attribute("href") == null;
    } else if (section.equals("feedback")
        && part.equals("negativeFeedback")
        && (name.equals("reason") || name.equals("member"))) {
      entry.dispute();
    }
  }

  private void begin(XmlDocument xml) {
    text.setLength(0);
    textLine = xml.line();
    textColumn = xml.column();
  }

  private void member(XmlDocument xml) {
    String id = xml.attribute("id");
    if (id != null && !id.isBlank()) {
      hasMember = true;
      entry.owner(id, textLine, textColumn);
    }
  }

  private void feedback(XmlDocument xml) {
    String updated = xml.attribute("lastUpdateTimestamp");
    if (updated != null && !updated.isBlank()) {
      entry.updated(updated, textLine, textColumn);
    }
  }

  void text(XmlDocument xml) {
    switch (section) {
      case "id", "timestamp", "classification", "fingerprints" ->
          xml.appendText(text, LONGEST_TEXT + 1);
      default -> {}
    }
  }

  void end(int level) {
    String content = text.toString().strip();
    if (level == 2 && section.equals("fingerprints") && !part.isEmpty()) {
      fingerprint(content);
    } else if (level == 1 && !content.isEmpty()) {
      switch (section) {
        case "id" -> {
          hasId = true;
          entry.id(content, textLine, textColumn);
        }
        case "timestamp" -> entry.updated(content, textLine, textColumn);
        case "classification" -> entry.category(content, textLine, textColumn);
        default -> {}
      }
    }
    if (level <= 2) {
      text.setLength(0);
      part = "";
    }
  }

  private void fingerprint(String content) {
    Optional<String> kind = ValueText.fingerprint(part);
    if (!shipped) {
      entry.notShipped(part, textLine, textColumn);
    } else if (content.isEmpty()) {
      return;
    } else if (kind.isPresent()) {
      entry.value(kind.get(), content, textLine, textColumn);
    } else {
      entry.unknown(part, textLine, textColumn);
    }
  }

  void give() {
    if (!hasId) {
      entry.fault(line, column, "the entry has no id");
    }
    if (!hasMember) {
      entry.fault(line, column, "the entry has no member");
    }
    entry.give();
  }
}
