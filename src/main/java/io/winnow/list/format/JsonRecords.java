package io.winnow.list.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one JSON document one by one: the objects of arrays at known paths.
 *
 * <p>Memory is bounded by one record, and that by limits. A record that is no object, or over a
 * limit, is malformed and reading goes on behind it; where the text is no JSON, the document ends.
 */
final class JsonRecords {
  /** Takes the records of a document. */
  @FunctionalInterface
  interface Reader {
    /**
     * Takes a record.
     *
     * @param path of its array
     */
    void read(String path, JsonValue record);
  }

  static final int LONGEST_TEXT = 1 << 16;
  private static final int MOST_VALUES = 100_000;
  private static final int DEEPEST = 16;

  /**
   * Names are not kept between records: StopNCII's case numbers are names, millions of them. Of
   * texts over the limit only those that a format reads are an error; others are passed over
   * without being held.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(1 << 20)
                  .maxNumberLength(400)
                  .build())
          .build();

  /** Where a document says that it is one page and not the last: by true, or by what is next. */
  private static final Set<String> MORE =
      Set.of(
          "hasMoreRecords",
          "next",
          "paging/next",
          "threat_updates/paging/next",
          "@odata.nextLink",
          "odata.nextLink");

  private final Set<String> paths;
  private final Set<String> fields;
  private final ListSink sink;
  private final Reader reader;
  private final Set<String> prefixes = new HashSet<>();

  private JsonRecords(Set<String> paths, Set<String> fields, ListSink sink, Reader reader) {
    this.paths = paths;
    this.fields = fields;
    this.sink = sink;
    this.reader = reader;
    for (String path : paths) {
      for (int at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
        prefixes.add(path.substring(0, at));
      }
      prefixes.add(path);
    }
    prefixes.addAll(Set.of("paging", "threat_updates", "threat_updates/paging"));
  }

  /**
   * Reads a document.
   *
   * @param in UTF-8
   * @param paths of arrays of records, such as {@code results} or {@code value/Media}; empty for an
   *     array that is the whole document
   * @param fields names of the fields that are kept, at any depth; others are passed over unread
   * @param sink takes what is malformed
   */
  static void read(
      InputStream in, Set<String> paths, Set<String> fields, ListSink sink, Reader reader)
      throws IOException {
    new JsonRecords(paths, fields, sink, reader).document(in);
  }

  private void document(InputStream in) throws IOException {
    // With a reader, Jackson does not guess at UTF-16.
    try (JsonParser parser =
        FACTORY
            .createParser(new InputStreamReader(in, StandardCharsets.UTF_8))
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
      try {
        JsonToken first = parser.nextToken();
        if (first == null) {
          return;
        }
        if (!find(parser, first, "")) {
          sink.broken(
              1,
              0,
              "the document has no array of entries where one of this format has it; is it another"
                  + " format, or a holder's message of an error?");
        }
        if (parser.nextToken() != null) {
          broken(parser.currentTokenLocation(), "the document goes on behind its end");
        }
      } catch (JsonProcessingException e) {
        // Its message may quote what stands there.
        JsonLocation place = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        broken(
            place,
            "the document breaks off, is no JSON here or goes beyond a limit; nothing behind this"
                + " was read");
      }
    }
  }

  /** Goes down to the arrays; answers whether there was one. */
  private boolean find(JsonParser parser, JsonToken token, String path) throws IOException {
    if (token == JsonToken.START_ARRAY && paths.contains(path)) {
      records(parser, path);
      return true;
    }
    if (MORE.contains(path)
        && (token == JsonToken.VALUE_TRUE
            || (token == JsonToken.VALUE_STRING && !parser.getText().isBlank()))) {
      sink.more();
    }
    // Null is how some servers write an array without items.
    boolean found = token == JsonToken.VALUE_NULL && !path.isEmpty() && paths.contains(path);
    if (token == JsonToken.START_OBJECT && (path.isEmpty() || prefixes.contains(path))) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String below = below(path, parser.currentName());
        JsonToken value = parser.nextToken();
        found |= find(parser, value, below);
      }
    } else {
      parser.skipChildren();
    }
    return found;
  }

  private void records(JsonParser parser, String path) throws IOException {
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      JsonLocation place = parser.currentTokenLocation();
      if (token == JsonToken.START_OBJECT) {
        Shape shape = new Shape(parser, path);
        JsonValue record = shape.value(token, 0);
        if (shape.fault == null) {
          reader.read(path, record);
        } else {
          malformed(shape.faultPlace, shape.fault);
        }
      } else {
        parser.skipChildren();
        malformed(place, "this is no object, as entries are");
      }
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  private void broken(@Nullable JsonLocation place, String message) {
    sink.broken(line(place), column(place), message);
  }

  private void malformed(@Nullable JsonLocation place, String message) {
    sink.malformed(line(place), column(place), message);
  }

  private static int line(@Nullable JsonLocation place) {
    return place == null ? 0 : Math.max(0, place.getLineNr());
  }

  /** A file may be one line of gigabytes: then there is no column. */
  private static int column(@Nullable JsonLocation place) {
    return place == null ? 0 : Math.max(0, place.getColumnNr());
  }

  /** Puts one record together. */
  private final class Shape {
    private final JsonParser parser;
    private final String path;
    private int values;
    private @Nullable String fault;
    private @Nullable JsonLocation faultPlace;

    Shape(JsonParser parser, String path) {
      this.parser = parser;
      this.path = path;
    }

    JsonValue value(JsonToken token, int depth) throws IOException {
      JsonLocation place = parser.currentTokenLocation();
      JsonShape shape = new JsonShape(line(place), column(place));
      if (++values > MOST_VALUES) {
        fault(place, "the entry has over %,d values".formatted(MOST_VALUES));
      } else if (depth > DEEPEST) {
        fault(place, "the entry nests over %d deep".formatted(DEEPEST));
      }
      if (fault != null) {
        parser.skipChildren();
        return shape.empty(JsonValue.Kind.NULL);
      }
      return switch (token) {
        case START_OBJECT -> object(shape, depth);
        case START_ARRAY -> array(shape, depth);
        case VALUE_STRING -> shape.scalar(JsonValue.Kind.TEXT, text(place));
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            shape.scalar(JsonValue.Kind.NUMBER, text(place));
        case VALUE_TRUE, VALUE_FALSE -> shape.scalar(JsonValue.Kind.BOOLEAN, text(place));
        default -> shape.empty(JsonValue.Kind.NULL);
      };
    }

    private JsonValue object(JsonShape shape, int depth) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (depth == 0 && prefixes.contains(below(path, name))) {
          find(parser, token, below(path, name));
        } else if (!fields.contains(name)) {
          parser.skipChildren();
        } else if (!shape.add(name, value(token, depth + 1))) {
          fault(parser.currentTokenLocation(), "a field of the entry is given twice");
        }
      }
      return shape.object();
    }

    private JsonValue array(JsonShape shape, int depth) throws IOException {
      JsonToken token;
      while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
        shape.add(value(token, depth + 1));
      }
      return shape.array();
    }

    private String text(JsonLocation place) throws IOException {
      String text = parser.getText();
      if (text.length() > LONGEST_TEXT) {
        fault(place, "a text of the entry is longer than %,d characters".formatted(LONGEST_TEXT));
        return "";
      }
      return text;
    }

    private void fault(JsonLocation place, String message) {
      if (fault == null) {
        fault = message;
        faultPlace = place;
      }
    }
  }
}
