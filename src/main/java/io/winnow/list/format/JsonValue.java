package io.winnow.list.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON record, and where it stands.
 *
 * @param line from 1, or 0 if the value is absent
 * @param column from 1, or 0 if the value is absent
 * @param text what a text, number or boolean says; else empty
 * @param fields of an object, only those that the format reads
 * @param items of an array
 */
record JsonValue(
    Kind kind,
    int line,
    int column,
    String text,
    Map<String, JsonValue> fields,
    List<JsonValue> items) {
  /** What a value can be. */
  enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL,
    ABSENT
  }

  static final JsonValue ABSENT = new JsonValue(Kind.ABSENT, 0, 0, "", Map.of(), List.of());

  /** The field, or {@link #ABSENT} if there is none. */
  JsonValue field(String name) {
    return fields.getOrDefault(name, ABSENT);
  }

  /** False for what is absent, null or an empty text: holders write all three. */
  boolean isGiven() {
    return switch (kind) {
      case NULL, ABSENT -> false;
      case TEXT -> !text.isBlank();
      case OBJECT, ARRAY, NUMBER, BOOLEAN -> true;
    };
  }

  /** True for a text, number or boolean. */
  boolean isScalar() {
    return switch (kind) {
      case TEXT, NUMBER, BOOLEAN -> true;
      case OBJECT, ARRAY, NULL, ABSENT -> false;
    };
  }

  /**
   * The items of an array, also where it is wrapped as {@code {"data": […]}}; else nothing. Graph
   * interfaces write both.
   */
  List<JsonValue> list() {
    return kind == Kind.OBJECT ? field("data").items() : items;
  }

  /** True or false, also where it is written as a text; empty if it is neither. */
  Optional<Boolean> truth() {
    return switch (kind == Kind.TEXT || kind == Kind.BOOLEAN
        ? text.strip().toLowerCase(Locale.ROOT)
        : "") {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The place alone: what is listed is confidential. */
  @Override
  public String toString() {
    return "%s in line %d, column %d".formatted(kind, line, column);
  }
}
