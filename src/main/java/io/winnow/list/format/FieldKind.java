package io.winnow.list.format;

import java.util.Arrays;
import java.util.Optional;

/** What a field of a record can say of an entry, in the words of policies. */
enum FieldKind {
  /** A value of a {@link ValueKind}; the word is that kind's own. */
  LISTED(""),
  /** A value of an algorithm that cannot be compared. */
  OTHER_ALGORITHM(""),
  ID("id"),
  OWNER("owner"),
  CATEGORY("category"),
  STATUS("status"),
  UPDATED("updated"),
  FIRST_SEEN("first-seen"),
  CONFIDENCE("confidence"),
  QUALITY("quality"),
  MEDIA_TYPE("media-type"),
  /** Of the same record's terms. */
  WEIGHT("weight"),
  /** Says what the same record's {@link #VALUE} is. */
  ALGORITHM("algorithm"),
  VALUE("value");

  private final String id;

  FieldKind(String id) {
    this.id = id;
  }

  /** Empty for the kinds that have no word of their own. */
  String id() {
    return id;
  }

  static Optional<FieldKind> byId(String id) {
    return Arrays.stream(values()).filter(k -> !k.id.isEmpty() && k.id.equals(id)).findFirst();
  }

  /** Whether a record may have one such field at most. */
  boolean isSingle() {
    return this != LISTED && this != OTHER_ALGORITHM;
  }
}
