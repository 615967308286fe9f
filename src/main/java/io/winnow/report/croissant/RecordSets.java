package io.winnow.report.croissant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.core.Column;
import io.winnow.core.Schema;
import io.winnow.table.Tables;
import java.util.List;
import java.util.Objects;

/** The clean tables as record sets: a field a column, and for lists of structs their sub-fields. */
final class RecordSets {
  private RecordSets() {}

  static List<ObjectNode> of(List<String> tables) {
    return Tables.ALL.stream()
        .filter(table -> tables.contains(table.name()))
        .map(RecordSets::recordSet)
        .toList();
  }

  private static ObjectNode recordSet(Schema table) {
    ObjectNode set =
        Nodes.typed("cr:RecordSet", table.name())
            .put("name", table.name())
            .put("description", "What was kept of the crawl: one record an item.");
    set.set("key", Nodes.reference(table.name() + "/item_id"));
    List<ObjectNode> fields = table.columns().stream().map(column -> field(table, column)).toList();
    set.set("field", Nodes.array(fields));
    return set;
  }

  private static ObjectNode field(Schema table, Column column) {
    String id = table.name() + "/" + column.name();
    ObjectNode field = described(id, column);
    switch (column.type()) {
      case ROWS -> {
        array(field);
        List<ObjectNode> nested =
            Objects.requireNonNull(column.rows()).columns().stream()
                .map(inner -> nested(table, column, inner))
                .toList();
        field.set("subField", Nodes.array(nested));
      }
      case STRINGS -> {
        array(field);
        field.put("dataType", dataType(column)).set("source", source(table, column));
      }
      default -> field.put("dataType", dataType(column)).set("source", source(table, column));
    }
    return field;
  }

  private static ObjectNode described(String id, Column column) {
    return Nodes.typed("cr:Field", id)
        .put("name", column.name())
        .put("description", column.meaning());
  }

  private static void array(ObjectNode field) {
    field.put("isArray", true).put("arrayShape", "-1");
  }

  private static ObjectNode nested(Schema table, Column column, Column inner) {
    ObjectNode field = described(table.name() + "/" + column.name() + "/" + inner.name(), inner);
    ObjectNode source = source(table, column);
    source.set("transform", Nodes.object().put("jsonPath", inner.name()));
    field.put("dataType", dataType(inner)).set("source", source);
    return field;
  }

  private static ObjectNode source(Schema table, Column column) {
    ObjectNode source = Nodes.object();
    source.set("fileSet", Nodes.reference(Distribution.setId(table.name())));
    source.set("extract", Nodes.object().put("column", column.name()));
    return source;
  }

  private static String dataType(Column column) {
    return switch (column.type()) {
      case STRING -> column.name().equals("url") ? "sc:URL" : "sc:Text";
      case STRINGS -> "sc:Text";
      case INT, LONG -> "sc:Integer";
      case DOUBLE -> "sc:Float";
      case BOOLEAN -> "sc:Boolean";
      case TIMESTAMP -> "sc:DateTime";
      case BINARY -> "sc:ImageObject";
      case ROWS -> throw new IllegalArgumentException("a list of structs has sub-fields");
    };
  }
}
