package io.winnow.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.report.PaperRun;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.report.Wilson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The published schema and what is written, held to each other. */
class ReportSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(ReportData data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonFormat().write(data, out);
    return JSON.readTree(out.toByteArray());
  }

  private static List<String> faults(JsonNode json) {
    return ReportSchema.faults(json);
  }

  private static PaperRun full() {
    return new PaperRun()
        .policy(PaperRun.POLICY + PaperRun.FACTS + PaperRun.APPROVAL)
        .tally(PaperRun.tally(30, Map.of("known/list-match", 6L, "scored/score", 4L)))
        .file("images", "a.warc.gz-0123456789abcdef", 3, "r1")
        .input("a.warc.gz", "1f".repeat(32))
        .input("b.warc.gz", null)
        .list("zz-known", "csam", 9, 1)
        .score("nsfw", 3, 1)
        .decided();
  }

  @Test
  void reportsOfAllKindsFit() throws IOException {
    assertEquals(List.of(), faults(json(new PaperRun().data())));
    assertEquals(
        List.of(),
        faults(
            json(
                full()
                    .data(
                        Optional.of(full().digest("cd".repeat(32)).build()),
                        ProofState.Kind.AUTHENTICATED))));
  }

  /** Every object that is no map is closed, and every field of it is asked for. */
  @Test
  void aFieldTooManyOrTooFewDoesNot() throws IOException {
    JsonNode json = json(full().data(Optional.of(full().build()), ProofState.Kind.AUTHENTICATED));
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (String place :
        new String[] {
          "",
          "/proof",
          "/run",
          "/run/policy",
          "/run/dataset",
          "/run/lists/0",
          "/run/models/0",
          "/run/decisions",
          "/run/decisions/file",
          "/run/series",
          "/run/inputs",
          "/run/units",
          "/run/records",
          "/run/items",
          "/run/tables/0",
          "/run/roots",
          "/run/hits",
          "/figures",
          "/figures/shares",
          "/figures/excludedByClass",
          "/figures/excludedByClass/known",
          "/figures/lists/0",
          "/figures/precision/0",
          "/previous",
          "/previous/items",
          "/summary"
        }) {
      ObjectNode object = (ObjectNode) json.at(place);
      object.put("zz", 1);
      if (faults(json).isEmpty()) {
        missed.add(place + " takes a field more");
      }
      object.remove("zz");
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode was = object.remove(name);
        if (faults(json).isEmpty()) {
          missed.add(place + "/" + name + " may be missing");
        }
        object.set(name, was);
        tried++;
      }
    }
    assertEquals(List.of(), missed);
    assertFalse(tried < 100, "it was taken apart");
    assertEquals(List.of(), faults(json), "and put together again");
  }

  @Test
  void figuresFollowFromTheCounts() throws IOException {
    JsonNode json = json(full().data());
    assertEquals(40, json.at("/run/items/all").asInt());
    assertEquals(0.75, json.at("/figures/shares/kept").asDouble());
    assertEquals(0.15, json.at("/figures/excludedByClass/known/share").asDouble());
    assertEquals(0, json.at("/figures/excludedByClass/policy/items").asInt());
    assertEquals(0.9, json.at("/figures/lists/0/share").asDouble());
    Wilson wilson = Wilson.of(9, 10);
    assertEquals(wilson.low(), json.at("/figures/precision/0/low").asDouble(), 1e-12);
    assertEquals(1, json.at("/run/inputs/withoutDigest").asInt());
    JsonNode nothing = json(new PaperRun().data());
    assertEquals(true, nothing.at("/figures/shares/kept").isNull(), "of nothing there is no share");
  }

  @Test
  void itsSizeDoesNotGrowWithFilesAndShards() throws IOException {
    PaperRun large = full();
    for (int i = 0; i < 20_000; i++) {
      large.input("s%05d".formatted(i), "1f".repeat(32));
      large.file("images", "s%05d-0123456789abcdef".formatted(i), 1, "r");
    }
    int more = json(large.data()).toString().length() - json(full().data()).toString().length();
    assertFalse(more > 200, more + " characters more");
  }
}
