package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes entries of the media records of a VICS file. */
final class VicsMedia {
  private final ValueKinds kinds;
  private final EntryFields fields;
  private boolean insideCase;

  VicsMedia(ValueKinds kinds, ListSink sink) {
    this.kinds = kinds;
    this.fields = new EntryFields(sink, kinds, StatusWords.OWN);
  }

  /**
   * Takes a record. One around a {@code Media} array comes behind those in it: it is a case, and no
   * medium.
   */
  void read(String path, JsonValue record) {
    if (path.endsWith("Media")) {
      insideCase = true;
    } else if (insideCase) {
      insideCase = false;
      if (record.fields().isEmpty()) {
        return;
      }
    }
    fields.begin(record.line());
    Map<String, JsonValue> byName = new TreeMap<>();
    record
        .fields()
        .forEach(
            (name, value) -> {
              if (byName.put(name.toLowerCase(Locale.ROOT), value) != null) {
                fields.refuse(0, "a field of the record is given twice");
              }
            });
    byName.forEach((name, value) -> field(name, value, record));
    fields.end();
  }

  private void field(String name, JsonValue value, JsonValue record) {
    switch (name) {
      case "mediaid" -> put(Role.of(FieldKind.ID), value, record, 0);
      case "category" -> put(Role.of(FieldKind.CATEGORY), value, record, 0);
      case "dateupdated" -> put(Role.of(FieldKind.UPDATED), value, record, 0);
      case "mimetype" -> put(Role.of(FieldKind.MEDIA_TYPE), value, record, 0);
      case "alternativehashes" -> {
        int group = 0;
        for (JsonValue hash : value.items()) {
          group++;
          for (Map.Entry<String, JsonValue> part : hash.fields().entrySet()) {
            boolean isName = part.getKey().equalsIgnoreCase("HashName");
            boolean isValue = part.getKey().equalsIgnoreCase("HashValue");
            if (isName || isValue) {
              FieldKind kind = isName ? FieldKind.ALGORITHM : FieldKind.VALUE;
              put(Role.of(kind), part.getValue(), record, group);
            }
          }
        }
      }
      case "mediafiles" ->
          value
              .items()
              .forEach(
                  file ->
                      file.fields().forEach((n, v) -> hash(n.toLowerCase(Locale.ROOT), v, record)));
      default -> hash(name, value, record);
    }
  }

  private void hash(String name, JsonValue value, JsonValue record) {
    if (name.equals("md5")
        || name.equals("sha1")
        || name.equals("sha256")
        || name.equals("photodna")) {
      Optional<ValueKind> kind = kinds.named(name);
      put(kind.map(Role::of).orElseGet(() -> Role.other(name)), value, record, 0);
    }
  }

  private void put(Role role, JsonValue value, JsonValue record, int group) {
    if (value.isScalar()) {
      int column = value.line() == record.line() ? value.column() : 0;
      fields.put(role, value.text().strip(), column, group);
    } else if (value.isGiven()) {
      fields.refuse(0, "a field of the record holds no text or number");
    }
  }
}
