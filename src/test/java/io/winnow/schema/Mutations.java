package io.winnow.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Breaks a document in every way that a schema must see: a field too many, a field too few, a value
 * of another type. Each kind of place is broken once; every break is undone.
 */
final class Mutations {
  /** Objects that are maps: they have other keys in other documents. */
  private static final Set<String> MAPS =
      Set.of(
          "versions",
          "coverage",
          "outOfScope",
          "excluded",
          "flagged",
          "setAside",
          "scores",
          "reviews",
          "byMatch",
          "notActive");

  private final JsonNode document;
  private final BiConsumer<String, JsonNode> broken;
  private final Set<String> places = new HashSet<>();

  private Mutations(JsonNode document, BiConsumer<String, JsonNode> broken) {
    this.document = document;
    this.broken = broken;
  }

  /**
   * Breaks it.
   *
   * @param broken takes what was done and the document as it is then
   */
  static void each(JsonNode document, BiConsumer<String, JsonNode> broken) {
    Mutations mutations = new Mutations(document, broken);
    mutations.in("", "", document);
    if (mutations.places.size() < 10) {
      throw new AssertionError("next to nothing was broken");
    }
  }

  private void in(String path, String name, JsonNode node) {
    if (node instanceof ObjectNode object) {
      object(path, MAPS.contains(name), object);
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode was = array.get(i);
        int at = i;
        value(path + "[]", was, other -> array.set(at, other));
        in(path + "[]", "", was);
      }
    }
  }

  private void object(String path, boolean isMap, ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (!isMap && places.add(path + " +")) {
      object.put("zz", 1);
      broken.accept(path + ": a field too many", document);
      object.remove("zz");
    }
    for (String name : names) {
      String place = path + "." + (isMap ? "*" : name);
      JsonNode was = object.get(name);
      // Of sampled rows some fields may be missing: which ones is said by the records.
      if (!isMap && !path.startsWith(".sample") && places.add(place + " -")) {
        object.remove(name);
        broken.accept(place + ": missing", document);
        object.set(name, was);
      }
      value(place, was, other -> object.set(name, other));
      in(place, name, was);
    }
  }

  private void value(String place, JsonNode was, java.util.function.Consumer<JsonNode> set) {
    if (!places.add(place + " type " + was.getNodeType())) {
      return;
    }
    List<JsonNode> others =
        switch (was.getNodeType()) {
          case STRING -> List.of(IntNode.valueOf(7), BooleanNode.TRUE);
          case NUMBER -> List.of(TextNode.valueOf("7"), IntNode.valueOf(-7));
          case NULL -> List.of(BooleanNode.TRUE, IntNode.valueOf(7));
          default -> List.of(TextNode.valueOf("x"), IntNode.valueOf(7));
        };
    for (JsonNode other : others) {
      set.accept(other);
      broken.accept(place + ": " + other, document);
    }
    set.accept(was);
  }
}
