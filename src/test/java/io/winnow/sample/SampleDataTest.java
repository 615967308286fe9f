package io.winnow.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.FindingClass;
import io.winnow.core.ItemId;
import io.winnow.core.Reason;
import io.winnow.core.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleDataTest {
  private static final Path FOLDER = Path.of("sample-data");
  private static Map<String, byte[]> made = Map.of();
  private static JsonNode expected = new ObjectMapper().createObjectNode();

  @BeforeAll
  static void make() throws IOException {
    made = SampleData.files(FOLDER);
    expected = new ObjectMapper().readTree(made.get("expected.json"));
  }

  @Test
  void theCommittedFilesAreWhatTheMakerMakes() throws IOException {
    for (Map.Entry<String, byte[]> file : made.entrySet()) {
      byte[] committed = Files.readAllBytes(FOLDER.resolve(file.getKey()));
      assertEquals(
          -1,
          Arrays.mismatch(file.getValue(), committed),
          () -> file.getKey() + " differs: run scripts/make-sample-data");
    }
  }

  @Test
  void makingThemTwiceGivesTheSameBytes() {
    Map<String, byte[]> again = SampleData.files(FOLDER);
    assertEquals(made.keySet(), again.keySet());
    made.forEach((path, bytes) -> assertArrayEquals(bytes, again.get(path), path));
  }

  @Test
  void nothingElseLiesAmongThem() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      Set<String> unmade =
          files
              .filter(Files::isRegularFile)
              .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
              .filter(path -> !made.containsKey(path) && !path.startsWith("made-elsewhere/"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(Set.of("README.md"), unmade);
    }
  }

  @Test
  void theShardsAreSmall() {
    int bytes = 0;
    for (JsonNode shard : expected.get("shards")) {
      bytes += shard.get("bytes").asInt();
    }
    assertTrue(bytes < 4 << 20, "shards of " + bytes + " bytes");
  }

  @Test
  void everyItemLiesInAMemberThatHoldsARecordOfThatId() throws IOException {
    for (JsonNode item : expected.get("items")) {
      ItemId id = ItemId.parse(item.get("item_id").asText());
      byte[] shard = made.get("shards/" + id.shard());
      int offset = (int) id.offset();
      InputStream rest = new ByteArrayInputStream(shard, offset, shard.length - offset);
      try (InputStream in = new GZIPInputStream(rest)) {
        String head = new String(in.readNBytes(200), StandardCharsets.UTF_8);
        assertTrue(head.startsWith("WARC/1."), head);
        assertTrue(head.contains("<" + item.get("record_id").asText() + ">"), head);
      }
    }
  }

  @Test
  void everyCaptureHasExactlyOneItemOfPartZero() {
    Set<String> records = new HashSet<>();
    Set<String> items = new HashSet<>();
    for (JsonNode item : expected.get("items")) {
      String id = item.get("item_id").asText();
      assertTrue(items.add(id), id);
      if (ItemId.parse(id).part() == 0) {
        records.add(item.get("record_id").asText());
      }
    }
    assertEquals(expected.at("/totals/records/captures").asInt(), records.size());
  }

  @Test
  void theTotalsAddUp() {
    JsonNode totals = expected.get("totals");
    int decided = sum(totals.get("decided"));
    assertEquals(totals.get("items").asInt(), decided + totals.get("undecided").asInt());
    assertEquals(totals.at("/decided/excluded").asInt(), sum(totals.get("excluded")));
    assertEquals(totals.at("/decided/flagged").asInt(), sum(totals.get("flagged")));
    JsonNode records = totals.get("records");
    assertEquals(
        records.get("read").asInt(),
        records.get("captures").asInt()
            + sum(records.get("out_of_scope"))
            + records.get("unreadable").asInt());
  }

  @Test
  void everyWordIsOneOfTheHouse() {
    Set<String> verdicts = Stream.of(Verdict.values()).map(Verdict::id).collect(Collectors.toSet());
    Set<String> classes =
        Stream.of(FindingClass.values()).map(FindingClass::id).collect(Collectors.toSet());
    for (JsonNode item : expected.get("items")) {
      JsonNode verdict = item.get("verdict");
      for (JsonNode one :
          verdict.isArray() ? verdict : new ObjectMapper().createArrayNode().add(verdict)) {
        assertTrue(verdicts.contains(one.asText()), one.asText());
      }
      if (item.has("class")) {
        assertTrue(classes.contains(item.get("class").asText()));
        assertTrue(Reason.byId(item.get("reason").asText()).isPresent());
      }
    }
  }

  private static int sum(JsonNode counts) {
    int sum = 0;
    for (JsonNode count : counts) {
      sum += count.asInt();
    }
    return sum;
  }
}
