package io.winnow.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code report.schema.json}, with the summary's schema that it refers to. */
public final class ReportSchema {
  private static final Schema SCHEMA = read();

  private ReportSchema() {}

  private static Schema read() {
    Path folder = Path.of("src/docs/schemas");
    try {
      String summary = Files.readString(folder.resolve("summary.schema.json"));
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              registry -> registry.schemas(Map.of("urn:winnow:schema:summary:1", summary)))
          .getSchema(new ObjectMapper().readTree(folder.resolve("report.schema.json").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a document; empty if nothing is. */
  public static List<String> faults(JsonNode json) {
    return SCHEMA.validate(json).stream().map(String::valueOf).toList();
  }
}
