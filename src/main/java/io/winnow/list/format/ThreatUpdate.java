package io.winnow.list.format;

import io.winnow.core.EntryStatus;
import io.winnow.spi.ListSink;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An update of ThreatExchange while it becomes an entry. */
final class ThreatUpdate {
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}");
  private static final int MOST_TAGS = 10;

  private final JsonValue record;
  private final EntryDraft entry;
  private final Set<String> tags = new LinkedHashSet<>();

  ThreatUpdate(JsonValue record, ListSink sink) {
    this.record = record;
    this.entry = new EntryDraft(record.line(), record.column(), sink);
  }

  void read() {
    entry.id(record.field("id"));
    if (!record.field("id").isGiven()) {
      entry.fault(record.line(), record.column(), "the entry has no id");
    }
    entry.updated(record.field("last_updated"));
    if (entry.isTrue(record.field("should_delete"))) {
      entry.status = EntryStatus.DELETED;
    }
    List<JsonValue> descriptors = new ArrayList<>(record.field("descriptors").list());
    if (record.field("raw_indicator").isGiven()) {
      entry.owner(record.field("owner").field("id"));
      descriptors.add(record);
    }
    descriptors.forEach(this::opinion);
    category();
    value(descriptors);
    entry.give();
  }

  private void opinion(JsonValue descriptor) {
    entry.firstSeen(descriptor.field("added_on"));
    if (descriptor.field("status").text().strip().equalsIgnoreCase("NON_MALICIOUS")) {
      entry.dispute();
    }
    confidence(descriptor.field("confidence"));
    for (JsonValue tag : descriptor.field("tags").list()) {
      tags.add((tag.isScalar() ? tag : tag.field("text")).text().strip());
    }
    for (String reactions : List.of("reactions", "my_reactions")) {
      for (JsonValue reaction : descriptor.field(reactions).list()) {
        String key = (reaction.isScalar() ? reaction : reaction.field("key")).text();
        if (key.strip().equalsIgnoreCase("DISAGREE_WITH_TAGS")) {
          entry.dispute();
        }
      }
    }
  }

  /** The surest of its owners counts. */
  private void confidence(JsonValue field) {
    if (!entry.says(field)) {
      return;
    }
    int percent = PERCENT.matcher(field.text()).matches() ? Integer.parseInt(field.text()) : 101;
    if (percent > 100) {
      entry.fault(field.line(), field.column(), "a confidence is a whole number from 0 to 100");
    } else {
      entry.confidence = Math.max(entry.confidence, percent);
    }
  }

  private void category() {
    if (tags.stream().anyMatch(ThreatTypes.DISPUTES::contains)) {
      entry.dispute();
    }
    String category =
        String.join(", ", tags.stream().filter(ThreatTypes::isCategory).limit(MOST_TAGS).toList());
    entry.category(
        category.substring(0, Math.min(category.length(), EntryDraft.LONGEST_NAME)),
        record.line(),
        record.column());
  }

  private void value(List<JsonValue> descriptors) {
    JsonValue type = record.field("type");
    String media =
        tags.stream()
            .map(ThreatTypes::mediaTypeOfTag)
            .filter(m -> !m.isEmpty())
            .findFirst()
            .orElse("");
    entry.mediaType = media.isEmpty() ? ThreatTypes.mediaType(type.text()) : media;
    if (!entry.status.isLive()) {
      return;
    }
    if (!entry.says(type)) {
      entry.fault(record.line(), record.column(), "the entry has no type");
      return;
    }
    Optional<String> kind = ThreatTypes.kind(type.text());
    if (kind.isEmpty()) {
      entry.unknown(type.text().strip(), type.line(), type.column());
      return;
    }
    JsonValue value = record.field("indicator");
    for (JsonValue descriptor : descriptors) {
      value = value.isGiven() ? value : descriptor.field("raw_indicator");
    }
    if (entry.says(value)) {
      entry.value(kind.get(), value.text(), value.line(), value.column());
    }
  }
}
