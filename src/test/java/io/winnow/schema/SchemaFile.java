package io.winnow.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A published schema. */
public final class SchemaFile {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final String META = "https://json-schema.org/draft/2020-12/schema";

  private final JsonNode json;
  private final Schema schema;

  private SchemaFile(JsonNode json) {
    this.json = json;
    this.schema = REGISTRY.getSchema(json);
  }

  /** The one of {@code summary}, {@code manifest} … */
  public static SchemaFile of(String name) throws IOException {
    Path file = Path.of("src/docs/schemas", name + ".schema.json");
    return new SchemaFile(new ObjectMapper().readTree(file.toFile()));
  }

  public JsonNode json() {
    return json;
  }

  /** What is wrong with a document; empty if nothing is. */
  public List<String> faults(JsonNode document) {
    return schema.validate(document).stream().map(String::valueOf).toList();
  }

  /** What is wrong with the schema itself. */
  List<String> own() {
    return REGISTRY.getSchema(SchemaLocation.of(META)).validate(json).stream()
        .map(String::valueOf)
        .toList();
  }
}
