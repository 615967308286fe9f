package io.winnow.report.croissant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.TableFile;
import io.winnow.report.PaperRun;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.table.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Croissant's specification 1.1 asks for, read out of what is written. */
class CroissantFormatTest {
  private static final String UNIT = "a.warc.gz-0123456789abcdef";
  private static final Set<String> ATOMIC =
      Set.of(
          "sc:Text",
          "sc:URL",
          "sc:Integer",
          "sc:Float",
          "sc:Boolean",
          "sc:DateTime",
          "sc:ImageObject");

  @TempDir Path out;

  private static PaperRun run() {
    return new PaperRun()
        .policy(PaperRun.POLICY + PaperRun.FACTS)
        .tally(PaperRun.tally(8, Map.of("known/list-match", 3L)))
        .file("images", UNIT, 3, "r1")
        .file("documents", UNIT, 5, "r2")
        .file("ledger", UNIT, 3, "r3")
        .file("evidence", UNIT, 3, "r4")
        .input("a.warc.gz", "1f".repeat(32))
        .input("b.warc.gz", null)
        .list("zz-known", "csam", 0, 0);
  }

  private JsonNode json(ReportData data) throws IOException {
    Files.createDirectories(out.resolve("_winnow"));
    Files.writeString(out.resolve("_winnow/run.json"), "{}");
    RunDirectory directory =
        new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
    CroissantFormat format = new CroissantFormat(directory, Optional.empty());
    assertEquals(List.of(), format.problems(data));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(data, bytes);
    return new ObjectMapper().readTree(bytes.toByteArray());
  }

  @Test
  void theDatasetHasAllThatIsRequired() throws IOException {
    JsonNode json = json(run().data());
    assertEquals("sc:Dataset", json.get("@type").asText());
    assertEquals("http://mlcommons.org/croissant/1.1", json.get("conformsTo").get(0).asText());
    assertEquals("Paths and bread", json.get("name").asText());
    assertTrue(json.get("description").asText().startsWith("Pages about paths, bread and wood."));
    assertEquals("https://spdx.org/licenses/CC-BY-4.0.html", json.get("license").asText());
    assertEquals("https://data.example.com/paths", json.get("url").asText());
    assertEquals("sc:Organization", json.get("creator").get("@type").asText());
    assertEquals("Example Foundation", json.get("creator").get("name").asText());
    assertEquals("2026-06-01", LocalDate.parse(json.get("datePublished").asText()).toString());
    assertEquals("2.0.0", json.get("version").asText());
    assertFalse(json.get("distribution").isEmpty());
    assertEquals(2, json.get("recordSet").size());
  }

  /**
   * Every key that is used and is no word of schema.org must be a term or a prefix of the context.
   */
  @SuppressWarnings("ReferenceEquality") // The very node: its names are the vocabulary itself.
  @Test
  void everyTermIsInTheContext() throws IOException {
    JsonNode json = json(run().data());
    JsonNode context = json.get("@context");
    for (String term :
        new String[] {
          "annotation",
          "arrayShape",
          "citeAs",
          "column",
          "conformsTo",
          "containedIn",
          "data",
          "dataType",
          "equivalentProperty",
          "examples",
          "excludes",
          "extract",
          "field",
          "fileProperty",
          "fileObject",
          "fileSet",
          "format",
          "includes",
          "isArray",
          "isLiveDataset",
          "jsonPath",
          "key",
          "md5",
          "parentField",
          "recordSet",
          "references",
          "regex",
          "readLines",
          "sdVersion",
          "separator",
          "source",
          "subField",
          "transform",
          "unArchive",
          "value"
        }) {
      assertTrue(context.has(term), term + " of the specification's appendix 1");
    }
    assertEquals("@vocab", context.get("dataType").get("@type").asText());
    assertEquals("@json", context.get("data").get("@type").asText());
    assertEquals("http://mlcommons.org/croissant/", context.get("cr").asText());
    assertEquals("http://www.w3.org/ns/prov#", context.get("prov").asText());
    Set<String> schemaOrg =
        Set.of(
            "name",
            "description",
            "license",
            "url",
            "creator",
            "datePublished",
            "version",
            "keywords",
            "distribution",
            "contentUrl",
            "contentSize",
            "encodingFormat",
            "sha256",
            "softwareVersion",
            "dateModified");
    Set<String> unknown = new HashSet<>();
    for (JsonNode part : json) {
      if (part != context) {
        keys(part, unknown);
      }
    }
    json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeIf(
        key ->
            key.startsWith("@")
                || context.has(key)
                || schemaOrg.contains(key)
                || (key.contains(":") && context.has(key.substring(0, key.indexOf(':')))));
    assertEquals(Set.of(), unknown);
  }

  private static void keys(JsonNode node, Set<String> keys) {
    node.fieldNames().forEachRemaining(keys::add);
    node.forEach(child -> keys(child, keys));
  }

  @Test
  void everyReferenceHasItsTargetAndEveryIdIsOneThing() throws IOException {
    JsonNode json = json(run().data());
    List<String> ids = new ArrayList<>();
    List<String> references = new ArrayList<>();
    ids(json.get("distribution"), ids, references);
    ids(json.get("recordSet"), ids, references);
    assertEquals(new HashSet<>(ids).size(), ids.size(), "ids are unique");
    assertTrue(references.size() > 40);
    references.removeAll(ids);
    assertEquals(List.of(), references);
  }

  private static void ids(JsonNode node, List<String> ids, List<String> references) {
    if (node.has("@id")) {
      (node.size() == 1 ? references : ids).add(node.get("@id").asText());
    }
    node.forEach(child -> ids(child, ids, references));
  }

  @Test
  void filesHaveDigestSizeAndType() throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    List<JsonNode> sets = new ArrayList<>();
    for (JsonNode file : json(run().data()).get("distribution")) {
      (file.get("@type").asText().equals("cr:FileObject") ? objects : sets).add(file);
    }
    assertEquals(2, objects.size(), "nothing of ledger and evidence");
    for (JsonNode file : objects) {
      assertTrue(file.get("sha256").asText().matches("[0-9a-f]{64}"));
      assertTrue(file.get("contentSize").asText().matches("\\d+ B"));
      assertEquals("application/x-parquet", file.get("encodingFormat").get(0).asText());
      assertFalse(URI.create(file.get("contentUrl").asText()).isAbsolute(), "beside the file");
    }
    assertEquals(
        List.of("images/*.parquet", "documents/*.parquet"),
        sets.stream().map(set -> set.get("includes").asText()).toList());
  }

  @Test
  void ofManyFilesOnlyTheManifestIsNamed() throws IOException {
    PaperRun many = run();
    for (int i = 0; i < 5_000; i++) {
      many.file("images", "%05d.warc.gz-0123456789abcdef".formatted(i), 1, "x" + i);
      many.input("%05d.warc.gz".formatted(i), "2e".repeat(32));
    }
    JsonNode json = json(many.data());
    JsonNode files = json.get("distribution");
    assertEquals(3, files.size());
    assertEquals("_winnow/run.json", files.get(2).get("contentUrl").asText());
    assertEquals("2 B", files.get(2).get("contentSize").asText());
    assertEquals("ab".repeat(32), files.get(2).get("sha256").asText());
    assertEquals(1, json.get("prov:wasDerivedFrom").size());
    String label = json.get("prov:wasDerivedFrom").get(0).get("prov:label").asText();
    assertTrue(label.startsWith("5,002 shards, "), label);
    assertTrue(json.toString().length() < 60_000, "bounded");
  }

  @Test
  void everyColumnIsAFieldWithItsType() throws IOException {
    for (JsonNode set : json(run().data()).get("recordSet")) {
      String table = set.get("@id").asText();
      assertEquals(table + "/item_id", set.get("key").get("@id").asText());
      List<String> columns = new ArrayList<>();
      for (JsonNode field : set.get("field")) {
        columns.add(field.get("name").asText());
        assertEquals(table + "/" + field.get("name").asText(), field.get("@id").asText());
        if (field.has("subField")) {
          assertTrue(field.get("isArray").asBoolean());
          for (JsonNode inner : field.get("subField")) {
            source(inner, table, field.get("name").asText());
            assertEquals(
                inner.get("name").asText(),
                inner.get("source").get("transform").get("jsonPath").asText());
          }
        } else {
          source(field, table, field.get("name").asText());
        }
      }
      assertEquals(
          Tables.ALL.stream()
              .filter(schema -> schema.name().equals(table))
              .flatMap(schema -> schema.columns().stream())
              .map(io.winnow.core.Column::name)
              .toList(),
          columns);
    }
  }

  private static void source(JsonNode field, String table, String column) {
    assertTrue(ATOMIC.contains(field.get("dataType").asText()), field::toString);
    JsonNode source = field.get("source");
    assertEquals(table + "-files", source.get("fileSet").get("@id").asText());
    assertEquals(column, source.get("extract").get("column").asText());
  }

  @Test
  void theProvenanceNamesRunToolPolicyListsModelsAndInputs() throws IOException {
    JsonNode json = json(run().data());
    JsonNode made = json.get("prov:wasGeneratedBy");
    assertEquals("prov:Activity", made.get("@type").asText());
    // 0xab repeated, in RFC 6920's form.
    assertEquals(
        "ni:///sha-256;q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s", made.get("@id").asText());
    assertEquals("ab".repeat(32), made.get("sha256").asText());
    Instant.parse(made.get("prov:startedAtTime").asText());
    assertEquals("0.1.0", made.get("prov:wasAssociatedWith").get("softwareVersion").asText());
    List<String> used = new ArrayList<>();
    made.get("prov:used").forEach(entity -> used.add(entity.get("prov:label").asText()));
    assertEquals(List.of("policy paper", "list zz-known", "model paper-model"), used);
    JsonNode from = json.get("prov:wasDerivedFrom");
    assertEquals("a.warc.gz", from.get(0).get("prov:label").asText());
    assertEquals("1f".repeat(32), from.get(0).get("sha256").asText());
    assertFalse(from.get(1).has("@id"), "a shard that was not read whole has no digest");
  }

  @Test
  void itSaysWhatWasRemovedAndNothingThatIsNotForThePublic() throws IOException {
    JsonNode json = json(run().data());
    String protocol = json.get("rai:dataPreprocessingProtocol").toString();
    assertTrue(
        protocol.contains("List zz-known, version 2026-05-01.1 of 2026-05-01, purpose csam"));
    assertTrue(protocol.contains("a match with a protected list: <5"), protocol);
    assertTrue(json.get("rai:dataLimitations").size() >= 5);
    assertFalse(json.toString().contains("zz-secret"));
    assertFalse(json.toString().contains("evidence"));
  }

  @Test
  void aRunWhoseSignatureDoesNotHoldIsNotDescribed() throws IOException {
    RunDirectory directory =
        new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
    String problems =
        new CroissantFormat(directory, Optional.empty())
            .problems(run().data(Optional.empty(), ProofState.Kind.BROKEN))
            .toString();
    assertTrue(problems.contains("cannot be described: its signature does not hold"), problems);
  }

  /** A scan has written no data that could be there still, or be revised. */
  @Test
  void nothingIsSaidOfTheDataOfAScan() throws IOException {
    PaperRun scan = new PaperRun().kind(RunKind.SCAN).digest("cd".repeat(32));
    JsonNode json = json(run().data(Optional.of(scan.build()), ProofState.Kind.UNSIGNED));
    assertFalse(json.get("description").asText().contains("version before"));
    assertFalse(json.has("prov:wasRevisionOf"));
  }

  @Test
  void removedRecordsAreAMajorVersionAndARevision() throws IOException {
    PaperRun before =
        new PaperRun()
            .policy(PaperRun.POLICY + PaperRun.FACTS.replace("2.0.0", "1.4.0"))
            .digest("cd".repeat(32))
            .file("images", UNIT, 4, "r0");
    JsonNode json = json(run().data(Optional.of(before.build()), ProofState.Kind.UNSIGNED));
    assertTrue(
        json.get("description")
            .asText()
            .endsWith(
                "some shards have other rows than in the run before: records were removed, changed or added: a MAJOR version."));
    assertEquals("cd".repeat(32), json.get("prov:wasRevisionOf").get("sha256").asText());
  }

  @Test
  void aNameThatIsNoAddressIsEncodedInOne() throws IOException {
    PaperRun odd =
        run().file(new TableFile("images", "a b#?%:\u202e.parquet", 1, "0f".repeat(32), 1, "", ""));
    for (JsonNode file : json(odd.data()).get("distribution")) {
      if (file.get("name").asText().startsWith("a b")) {
        assertEquals("images/a%20b%23%3F%25:%E2%80%AE.parquet", file.get("contentUrl").asText());
        assertEquals("a b#?%:\\u{202e}.parquet", file.get("name").asText());
        return;
      }
    }
    throw new AssertionError("it is not there");
  }
}
