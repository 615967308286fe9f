package io.winnow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.proof.StrictBase64;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import java.util.List;

/**
 * A row as people read it: columns by name, those that are null left out, times in ISO 8601, bytes
 * in Base64.
 */
public final class RowJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RowJson() {}

  /** The row as it comes out of JSON text again: equal trees are equal rows. */
  public static JsonNode of(Row row) {
    try {
      return Json.read(Json.line(object(row)), JsonNode.class);
    } catch (DamagedException e) {
      throw new IllegalStateException("a row is not the JSON that was made of it", e);
    }
  }

  private static ObjectNode object(Row row) {
    ObjectNode object = NODES.objectNode();
    List<Column> columns = row.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.value(i);
      if (value != null) {
        object.set(columns.get(i).name(), value(columns.get(i), value));
      }
    }
    return object;
  }

  private static JsonNode value(Column column, Object value) {
    return switch (column.type()) {
      case STRING, TIMESTAMP -> NODES.textNode(value.toString());
      case INT -> NODES.numberNode((Integer) value);
      case LONG -> NODES.numberNode((Long) value);
      case DOUBLE -> NODES.numberNode((Double) value);
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case BINARY -> NODES.textNode(StrictBase64.encode((byte[]) value));
      case STRINGS, ROWS -> {
        ArrayNode array = NODES.arrayNode();
        for (Object element : (List<?>) value) {
          array.add(
              element instanceof Row row ? object(row) : NODES.textNode(String.valueOf(element)));
        }
        yield array;
      }
    };
  }
}
