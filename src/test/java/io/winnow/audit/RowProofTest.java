package io.winnow.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.core.ItemId;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.proof.SigningKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs of the rows of a run over two sample shards. */
class RowProofTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SigningKey KEY = SigningKey.parse(SigningKey.generate().privatePem());
  private static final Optional<VerifyingKey> TRUSTED = Optional.of(KEY.publicKey());

  @TempDir static Path home;
  private static RunDirectory run;
  private static RunDirectory unsigned;

  @BeforeAll
  static void make() throws IOException {
    run = MadeRun.of(home.resolve("run"), MadeRun.policy(), "crawl-01.warc.gz", "crawl-02.warc.gz");
    unsigned = MadeRun.of(home.resolve("unsigned"), MadeRun.policy(), "crawl-02.warc.gz");
    new RunSignature(run).sign(KEY, KEY.publicKey());
    for (RunDirectory made : List.of(run, unsigned)) {
      assertEquals(List.of(), MadeRun.verified(made).faults());
    }
  }

  private static List<Row> ledger(RunDirectory directory) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (TableFile file : directory.manifest().files()) {
      if (file.table().equals("ledger")) {
        try (TableReader reader =
            new TableReader(Tables.LEDGER, directory.table("ledger").channel(file.name()))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private static Row firstMasked() throws IOException {
    return ledger(run).stream()
        .filter(row -> row.text("item_id") == null)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<LedgerSearch.Found> find(RunDirectory directory, String item)
      throws IOException {
    return new LedgerSearch(new RunTables(directory), Optional.empty()).find(ItemName.parse(item));
  }

  private static byte[] proof(RunDirectory directory, String item) throws IOException {
    return Json.pretty(
        new RowProofs(new RunTables(directory)).of(find(directory, item).orElseThrow()));
  }

  private static RowProofCheck.Result check(byte[] proof) {
    return new RowProofCheck(TRUSTED).check(proof);
  }

  @Test
  void everyRowOfTheLedgerIsFoundByItsNamesAndProved() throws IOException {
    List<Row> rows = ledger(run);
    assertTrue(rows.size() > 40);
    for (Row row : rows) {
      String token = Objects.requireNonNull(row.text("item_token"));
      RowProofCheck.Result result = check(proof(run, token));
      assertEquals(List.of(), result.faults());
      assertEquals("authenticated", result.signature());
      assertEquals(RowJson.of(row), RowJson.of(Objects.requireNonNull(result.row())));
      String id = row.text("item_id");
      if (id != null) {
        assertEquals(
            find(run, token).orElseThrow().index(), find(run, id).orElseThrow().index(), id);
      }
    }
  }

  @Test
  void aMaskedRowIsFoundByItsItemIdOnlyWithTheKey() throws IOException {
    String masked = Objects.requireNonNull(firstMasked().text("item_token"));
    Map<String, String> ids = new HashMap<>();
    JsonNode expected =
        MAPPER.readTree(MadeRun.SAMPLES.resolve("expected.json").toFile()).get("items");
    expected.forEach(
        item -> {
          String id = item.get("item_id").asText();
          ids.put(MadeRun.KEY.itemToken(id), id);
        });
    ItemName item = ItemName.of(ItemId.parse(Objects.requireNonNull(ids.get(masked))));
    RunTables tables = new RunTables(run);
    assertTrue(new LedgerSearch(tables, Optional.empty()).find(item).isEmpty());
    LedgerSearch.Found found =
        new LedgerSearch(tables, Optional.of(MadeRun.KEY)).find(item).orElseThrow();
    assertEquals(masked, found.row().text("item_token"));
    String json = new String(Json.pretty(new RowProofs(tables).of(found)), StandardCharsets.UTF_8);
    assertFalse(json.contains(item.toString()), "the proof says where a confidential hit lies");
  }

  @Test
  void whatIsNowhereIsNotFound() throws IOException {
    assertTrue(find(run, "00".repeat(16)).isEmpty());
    assertTrue(find(run, "elsewhere.warc.gz@0#0").isEmpty());
    assertTrue(find(run, "crawl-01.warc.gz@1#0").isEmpty());
  }

  /** Any bit of any byte: another one each time the test runs. */
  @Test
  void noBitOfAProofCanBeFlipped() throws IOException {
    byte[] proof = proof(run, Objects.requireNonNull(firstMasked().text("item_token")));
    assertTrue(check(proof).holds());
    Random random = new Random();
    for (int at = 0; at < proof.length; at++) {
      byte[] flipped = proof.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      int where = at;
      assertFalse(
          check(flipped).holds(),
          () -> "byte " + where + ": " + (char) proof[where] + " as " + (char) flipped[where]);
    }
  }

  /** Whoever alters more than a bit mends what he can, but for the signature. */
  @Test
  void noPartOfAnotherProofFitsIn() throws IOException {
    List<Row> rows = ledger(run);
    Random random = new Random(5);
    for (int i = 0; i < 12; i++) {
      Row one = rows.get(random.nextInt(rows.size()));
      Row two = rows.get(random.nextInt(rows.size()));
      JsonNode a = MAPPER.readTree(proof(run, Objects.requireNonNull(one.text("item_token"))));
      JsonNode b = MAPPER.readTree(proof(run, Objects.requireNonNull(two.text("item_token"))));
      for (String part : List.of("row", "unit", "run")) {
        ObjectNode mixed = a.deepCopy();
        mixed.set(part, b.get(part));
        assertEquals(
            a.get(part).equals(b.get(part)), check(MAPPER.writeValueAsBytes(mixed)).holds(), part);
      }
    }
  }

  @Test
  void columnsThatLieAreNotBelievedEvenWhereTheBytesAreRight() throws IOException {
    JsonNode proof = MAPPER.readTree(proof(run, token(ledger(run).get(0))));
    for (String lie : List.of("added", "verdict")) {
      ObjectNode lying = proof.deepCopy();
      ((ObjectNode) lying.get("row").get("columns")).put(lie, "kept");
      assertSays("the columns to read are not those", lying);
    }
    ObjectNode lacking = proof.deepCopy();
    ((ObjectNode) lacking.get("row").get("columns")).remove("reason");
    assertSays("the columns to read are not those", lacking);
  }

  private static void assertSays(String fault, JsonNode proof) throws IOException {
    List<String> faults = check(MAPPER.writeValueAsBytes(proof)).faults();
    assertTrue(faults.stream().anyMatch(f -> f.contains(fault)), faults::toString);
  }

  private static String token(Row row) {
    return Objects.requireNonNull(row.text("item_token"));
  }

  @Test
  void aProofMayBePrintedInAnotherWay() throws IOException {
    JsonNode proof = MAPPER.readTree(proof(run, token(firstMasked())));
    assertTrue(check(MAPPER.writeValueAsBytes(proof)).holds());
  }

  @Test
  void aProofOfOtherTypesIsNone() throws IOException {
    String proof = new String(proof(run, token(firstMasked())), StandardCharsets.UTF_8);
    for (String[] change :
        new String[][] {
          {"\"index\" : (\\d+)", "\"index\" : $1.75"},
          {"\"index\" : (\\d+)", "\"index\" : $1.0"},
          {"\"leaves\" : (\\d+)", "\"leaves\" : \"$1\""},
          {"\"format\" : 1", "\"format\" : 1.9"},
          {"\"envelope\" : ", "\"envelop\" : "}
        }) {
      String changed = proof.replaceFirst(change[0], change[1]);
      assertFalse(changed.equals(proof), change[0]);
      assertFalse(check(changed.getBytes(StandardCharsets.UTF_8)).holds(), change[1]);
    }
  }

  /** What is left out is not what was written, even where it reads as the same. */
  @Test
  void aProofThatLeavesSomethingOutIsNotAsItWasWritten() throws IOException {
    ObjectNode lacking =
        (ObjectNode) MAPPER.readTree(proof(unsigned, token(ledger(unsigned).get(0))));
    lacking.remove("envelope");
    List<String> faults =
        new RowProofCheck(Optional.empty()).check(MAPPER.writeValueAsBytes(lacking)).faults();
    assertEquals(List.of("changed: the proof is not written as this tool writes one"), faults);
  }

  @Test
  void aSecondValueBehindTheFirstIsNoProof() throws IOException {
    String proof = new String(proof(run, token(ledger(run).get(0))), StandardCharsets.UTF_8);
    String twice = proof.replaceFirst("\"verdict\" :", "\"verdict\" : \"kept\", \"verdict\" :");
    assertFalse(check(twice.getBytes(StandardCharsets.UTF_8)).holds());
  }

  @Test
  void withoutAKeyNobodyIsBelieved() throws IOException {
    byte[] proof = proof(run, token(firstMasked()));
    RowProofCheck keyless = new RowProofCheck(Optional.empty());
    assertEquals("signed, unauthenticated", keyless.check(proof).signature());
    SigningKey other = SigningKey.parse(SigningKey.generate().privatePem());
    RowProofCheck.Result theirs = new RowProofCheck(Optional.of(other.publicKey())).check(proof);
    assertEquals("signed by another", theirs.signature());
    assertFalse(theirs.holds());
  }

  @Test
  void anUnsignedRunsProofHoldsButVouchesForNothing() throws IOException {
    byte[] proof = proof(unsigned, token(ledger(unsigned).get(0)));
    RowProofCheck.Result keyless = new RowProofCheck(Optional.empty()).check(proof);
    assertTrue(keyless.holds());
    assertEquals("unsigned, unauthenticated", keyless.signature());
    assertNull(keyless.statement());
    assertEquals(List.of("missing: the proof has no signature"), check(proof).faults());
  }

  @Test
  void whatIsSignedSaysWhatTheRunIs() throws IOException {
    RunStatement statement = check(proof(run, token(firstMasked()))).statement();
    assertNotNull(statement);
    RunStatement.Predicate said = statement.predicate();
    assertEquals(run.manifest().roots(), said.roots());
    assertEquals(2, said.units());
    assertEquals(1, said.series().number());
    assertEquals(run.manifest().tally().records(), said.counts().records());
    assertEquals(run.manifest().tally().excluded(), said.counts().excluded());
  }

  @Test
  void noProofIsMadeOfARunThatIsNotWhatItsReceiptsSay() throws IOException {
    RunDirectory altered =
        MadeRun.of(home.resolve("altered"), MadeRun.policy(), "crawl-02.warc.gz");
    LedgerSearch.Found found = find(altered, token(ledger(altered).get(3))).orElseThrow();
    String manifest = new String(altered.out().read(RunDirectory.MANIFEST), StandardCharsets.UTF_8);
    String root = altered.manifest().roots().ledger();
    altered
        .out()
        .replace(
            RunDirectory.MANIFEST,
            manifest.replace(root, "0".repeat(64)).getBytes(StandardCharsets.UTF_8));
    assertThrows(DamagedException.class, () -> new RowProofs(new RunTables(altered)).of(found));
  }
}
