package io.winnow.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.bench.MakeLedger;
import io.winnow.core.DistanceBand;
import io.winnow.core.FindingClass;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.Receipt;
import io.winnow.run.Manifest;
import io.winnow.run.RunDirectory;
import io.winnow.summary.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir static Path run;

  @BeforeAll
  static void make() throws IOException {
    MakeLedger.make(run, 3_000, 3);
  }

  private static JsonNode file(String name) throws IOException {
    return MAPPER.readTree(run.resolve(name).toFile());
  }

  private static List<JsonNode> segment() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("_winnow/commits/000001.jsonl"))) {
      lines.add(MAPPER.readTree(line));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary", "manifest", "receipt"})
  void aSchemaIsOneOfDraft202012(String name) throws IOException {
    assertEquals(List.of(), SchemaFile.of(name).own());
    assertEquals(
        "urn:winnow:schema:" + name + ":1", SchemaFile.of(name).json().get("$id").asText());
  }

  @Test
  void recordsAndSchemasSayTheSame() throws IOException {
    JsonNode summary = SchemaFile.of("summary").json();
    assertEquals(List.of(), RecordShape.differences(summary, summary, Summary.class));
    JsonNode manifest = SchemaFile.of("manifest").json();
    assertEquals(List.of(), RecordShape.differences(manifest, manifest, Manifest.class));
    JsonNode receipt = SchemaFile.of("receipt").json();
    assertEquals(
        List.of(), RecordShape.differences(receipt, receipt.at("/$defs/receipt"), Receipt.class));
  }

  @Test
  void closedSetsAreThoseOfTheCode() throws IOException {
    JsonNode definitions = SchemaFile.of("summary").json().get("$defs");
    assertEquals(ids(Reason.values()), texts(definitions.at("/reason/enum")));
    assertEquals(new TreeSet<>(Purpose.ids()), texts(definitions.at("/purpose/enum")));
    Set<String> classes = ids(FindingClass.values());
    classes.add("unreadable");
    assertEquals(classes, texts(definitions.at("/class/enum")));
    TreeSet<String> bands = new TreeSet<>();
    Arrays.stream(DistanceBand.values()).map(DistanceBand::id).forEach(bands::add);
    assertEquals(bands, texts(definitions.at("/finding/properties/distanceBand/enum")));
    for (String name : List.of("manifest", "receipt")) {
      JsonNode tally = SchemaFile.of(name).json().at("/$defs/tally/properties");
      TreeSet<String> reviews = new TreeSet<>();
      Stream.of(Reason.values()).filter(Reason::isReview).map(Reason::id).forEach(reviews::add);
      assertEquals(reviews, texts(tally.at("/reviews/propertyNames/enum")));
      assertEquals(
          new TreeSet<>(RunDirectory.TABLES),
          texts(SchemaFile.of(name).json().at("/$defs/tableFile/properties/table/enum")));
    }
  }

  private static Set<String> ids(Enum<?>[] values) {
    TreeSet<String> ids = new TreeSet<>();
    for (Enum<?> value : values) {
      ids.add(value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
    return ids;
  }

  private static Set<String> texts(JsonNode array) {
    TreeSet<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @Test
  void boundsAreThoseOfTheCode() throws IOException {
    JsonNode schema = SchemaFile.of("summary").json();
    JsonNode definitions = schema.get("$defs");
    assertEquals(
        Summary.MOST_CAUSES, definitions.at("/causes/properties/entries/maxItems").asInt());
    assertEquals(Summary.MOST_HOSTS, definitions.at("/hosts/properties/entries/maxItems").asInt());
    assertEquals(
        Summary.MOST_SHARDS, definitions.at("/shards/properties/entries/maxItems").asInt());
    assertEquals(
        Summary.MOST_MONTHS, definitions.at("/months/properties/entries/maxItems").asInt());
    assertEquals(
        Summary.MOST_MEDIA_TYPES,
        definitions.at("/mediaTypes/properties/entries/maxItems").asInt());
    assertEquals(Summary.MOST_CELLS, definitions.at("/cells/properties/entries/maxItems").asInt());
    assertEquals(Summary.MOST_STRATA, schema.at("/properties/strata/maxItems").asInt());
    assertEquals(Summary.MOST_SAMPLED, schema.at("/properties/sample/maxItems").asInt());
  }

  @Test
  void theFilesOfARunAreAsTheirSchemasSay() throws IOException {
    assertEquals(List.of(), SchemaFile.of("summary").faults(file("_winnow/summary.json")));
    assertEquals(List.of(), SchemaFile.of("manifest").faults(file("_winnow/run.json")));
    List<JsonNode> lines = segment();
    assertEquals(4, lines.size());
    for (JsonNode line : lines) {
      assertEquals(List.of(), SchemaFile.of("receipt").faults(line));
    }
  }

  @Test
  void aSummaryThatIsBrokenAnywhereIsRefused() throws IOException {
    ObjectNode summary = (ObjectNode) file("_winnow/summary.json");
    // Fifty rows have all there is to break, and are checked sooner than five hundred.
    while (summary.withArray("sample").size() > 50) {
      summary.withArray("sample").remove(50);
    }
    refuses("summary", summary);
  }

  @Test
  void aManifestThatIsBrokenAnywhereIsRefused() throws IOException {
    refuses("manifest", file("_winnow/run.json"));
  }

  @Test
  void aReceiptThatIsBrokenAnywhereIsRefused() throws IOException {
    refuses("receipt", segment().get(0));
  }

  private static void refuses(String name, JsonNode document) throws IOException {
    SchemaFile schema = SchemaFile.of(name);
    Mutations.each(document, (what, broken) -> assertFalse(schema.faults(broken).isEmpty(), what));
    assertEquals(List.of(), schema.faults(document), "all that was broken was mended");
  }

  @Test
  void aDigestIsSixtyFourHexDigits() throws IOException {
    SchemaFile schema = SchemaFile.of("manifest");
    ObjectNode manifest = (ObjectNode) file("_winnow/run.json");
    for (String digest : List.of("", "00", "A".repeat(64), "g".repeat(64), "0".repeat(65))) {
      manifest.put("planSha256", digest);
      assertFalse(schema.faults(manifest).isEmpty(), digest);
    }
  }
}
