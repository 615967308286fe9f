package io.winnow.list.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.winnow.spi.ListSink;
import java.io.IOException;

/** Reads one JSON object that is a line of its own, field by field. */
final class JsonLine {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(100).maxNumberLength(400).build())
          .build();

  private final FieldPaths paths;
  private final EntryFields fields;
  private final ListSink sink;
  private int groups;

  JsonLine(FieldPaths paths, EntryFields fields, ListSink sink) {
    this.paths = paths;
    this.fields = fields;
    this.sink = sink;
  }

  void read(String line, int number) throws IOException {
    groups = 0;
    fields.begin(number);
    try (JsonParser parser = FACTORY.createParser(line)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      if (object) {
        object(parser, paths.record(), 0);
      }
      if (!object || parser.nextToken() != null) {
        sink.malformed(number, 0, "the line is not one JSON object");
        return;
      }
    } catch (JsonProcessingException e) {
      // Its message may quote what stands there.
      JsonLocation place = e.getLocation();
      int column = place == null ? 0 : Math.max(0, place.getColumnNr());
      sink.malformed(number, column, "this is no JSON, or goes beyond a limit");
      return;
    }
    fields.end();
  }

  private void object(JsonParser parser, FieldPaths.Node node, int group) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      FieldPaths.Node field = paths.under(node, parser.currentName());
      value(parser, parser.nextToken(), field, group);
    }
  }

  private void value(JsonParser parser, JsonToken token, FieldPaths.Node node, int group)
      throws IOException {
    switch (token) {
      case START_OBJECT -> object(parser, node, ++groups);
      case START_ARRAY -> {
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
          value(parser, t, node, group);
        }
      }
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
        Role role = node.role();
        if (role != null) {
          int column = Math.max(0, parser.currentTokenLocation().getColumnNr());
          fields.put(role, parser.getText().strip(), column, group);
        }
      }
      default -> {}
    }
  }
}
