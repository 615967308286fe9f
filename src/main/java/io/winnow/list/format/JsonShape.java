package io.winnow.list.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that is being put together. */
final class JsonShape {
  private final int line;
  private final int column;
  private final Map<String, JsonValue> fields = new HashMap<>();
  private final List<JsonValue> items = new ArrayList<>();

  JsonShape(int line, int column) {
    this.line = line;
    this.column = column;
  }

  /** Answers false if there is such a field already. */
  boolean add(String name, JsonValue value) {
    return fields.put(name, value) == null;
  }

  void add(JsonValue item) {
    items.add(item);
  }

  JsonValue object() {
    return new JsonValue(JsonValue.Kind.OBJECT, line, column, "", fields, List.of());
  }

  JsonValue array() {
    return new JsonValue(JsonValue.Kind.ARRAY, line, column, "", Map.of(), items);
  }

  JsonValue scalar(JsonValue.Kind kind, String text) {
    return new JsonValue(kind, line, column, text, Map.of(), List.of());
  }

  JsonValue empty(JsonValue.Kind kind) {
    return scalar(kind, "");
  }
}
