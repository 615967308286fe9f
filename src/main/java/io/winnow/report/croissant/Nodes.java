package io.winnow.report.croissant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;

/** Pieces of JSON-LD. */
final class Nodes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Nodes() {}

  static ObjectNode object() {
    return JSON.objectNode();
  }

  /** Something of a type, with an id of its own. */
  static ObjectNode typed(String type, String id) {
    return JSON.objectNode().put("@type", type).put("@id", id);
  }

  /** A mention of something that has its description elsewhere. */
  static ObjectNode reference(String id) {
    return JSON.objectNode().put("@id", id);
  }

  static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static ArrayNode array(Collection<ObjectNode> objects) {
    return JSON.arrayNode().addAll(objects);
  }

  /** The name of bytes by their digest (RFC 6920), from its hexadecimal form. */
  static String named(String sha256) {
    byte[] digest = HexFormat.of().parseHex(sha256);
    return "ni:///sha-256;" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
