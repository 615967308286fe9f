package io.winnow.audit.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.audit.ItemName;
import io.winnow.audit.MadeRun;
import io.winnow.audit.RunTables;
import io.winnow.core.Row;
import io.winnow.proof.TokenKey;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sample, explained, against what its maker says of it. */
class ExplainerTest {
  @TempDir static Path home;
  private static RunDirectory run;
  private static RunTables tables;
  private static final List<JsonNode> EXPECTED = new ArrayList<>();

  @BeforeAll
  static void make() throws IOException {
    run = MadeRun.of(home.resolve("run"), MadeRun.policy(), "crawl-01.warc.gz", "crawl-02.warc.gz");
    tables = new RunTables(run);
    for (JsonNode item :
        new ObjectMapper()
            .readTree(MadeRun.SAMPLES.resolve("expected.json").toFile())
            .get("items")) {
      // The runs here have no models.
      if (!item.get("item_id").asText().startsWith("crawl-00")
          && !item.get("verdict").isArray()
          && !"score".equals(item.path("reason").asText())) {
        EXPECTED.add(item);
      }
    }
  }

  private static Explainer explainer() {
    return new Explainer(tables, Optional.of(MadeRun.KEY));
  }

  private static Explanation explain(String item) throws IOException {
    Explainer explainer = explainer();
    return explainer.explain(explainer.find(ItemName.parse(item)).orElseThrow());
  }

  @Test
  void everyItemWithARowIsExplainedAsItsMakerMeantIt() throws IOException {
    int decided = 0;
    for (JsonNode item : EXPECTED) {
      String id = item.get("item_id").asText();
      String verdict = item.get("verdict").asText();
      if (verdict.equals("set-aside")) {
        assertTrue(explainer().find(ItemName.parse(id)).isEmpty(), id);
        continue;
      }
      Explanation explanation = explain(id);
      assertEquals(verdict, explanation.verdict(), id);
      List<Check> deciding = explanation.checks().stream().filter(Check::decides).toList();
      assertEquals(verdict.equals("kept") ? 0 : 1, deciding.size(), id);
      if (item.has("rule_id")) {
        assertEquals(item.get("rule_id").asText(), deciding.get(0).rule(), id);
        decided++;
      }
      assertEquals(
          Objects.equals(item.path("class").asText(), "known") || isMasked(item),
          explanation.item().masked(),
          id);
    }
    assertTrue(decided > 20);
  }

  private static boolean isMasked(JsonNode item) {
    return EXPECTED.stream()
        .filter(other -> "known".equals(other.path("class").asText()))
        .anyMatch(other -> record(other).equals(record(item)));
  }

  private static String record(JsonNode item) {
    String id = item.get("item_id").asText();
    return id.substring(0, id.lastIndexOf('#'));
  }

  @Test
  void policyLinesAreThoseOfTheCanonicalPolicyInThePlan() throws IOException {
    List<String> canonical = run.plan().policy().lines().toList();
    Explanation explanation = explain(first("verdict", "kept"));
    assertEquals(5, explanation.checks().size());
    for (Check check : explanation.checks()) {
      PolicyLine line = Objects.requireNonNull(check.policy());
      assertEquals("  - id: " + check.rule(), canonical.get(line.line() - 1));
      assertTrue(line.text().startsWith("{id: " + check.rule() + ", list: "), line.text());
      assertFalse(check.outcome() == Check.Outcome.FOUND);
    }
  }

  private static String first(String field, String value) {
    return EXPECTED.stream()
        .filter(item -> value.equals(item.path(field).asText()))
        .findFirst()
        .orElseThrow()
        .get("item_id")
        .asText();
  }

  @Test
  void limitsAndCascadesNameTheirLineToo() throws IOException {
    Explanation limit = explain(first("reason", "pixel-limit"));
    Check unscannable = limit.checks().stream().filter(Check::decides).findFirst().orElseThrow();
    assertEquals("pixels: 64 MP", Objects.requireNonNull(unscannable.policy()).text());
    Check picture = check(limit, "picture");
    assertEquals(Check.Outcome.NOT_ASKED, picture.outcome());
    assertEquals(List.of("nothing could be measured on it: pixel-limit"), picture.says());
    Explanation cascade = explain(first("reason", "cascade"));
    Check with = cascade.checks().stream().filter(Check::decides).findFirst().orElseThrow();
    assertEquals("cascade: record", Objects.requireNonNull(with.policy()).text());
  }

  private static Check check(Explanation explanation, String rule) {
    return explanation.checks().stream()
        .filter(check -> check.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCascadeIsFollowedToItsCause() throws IOException {
    for (JsonNode item : EXPECTED) {
      if (item.has("cause_item_id")) {
        Explanation explanation = explain(item.get("item_id").asText());
        Explanation cause = Objects.requireNonNull(explanation.cause());
        String token = MadeRun.KEY.itemToken(item.get("cause_item_id").asText());
        assertEquals(token, cause.item().token());
        assertEquals(
            List.of(Objects.requireNonNull(explanation.item().token()), token),
            explanation.tokens());
        assertTrue(cause.checks().stream().anyMatch(Check::decides));
      }
    }
  }

  /** A kept picture whose quality is enough to compare it. */
  private static String firstPicture() throws IOException {
    for (var file : run.manifest().files()) {
      if (file.table().equals("images")) {
        try (TableReader rows =
            new TableReader(Tables.IMAGES, run.table("images").channel(file.name()))) {
          for (Row row = rows.next(); row != null; row = rows.next()) {
            if ((Integer) Objects.requireNonNull(row.value("pdq_quality")) >= 50) {
              return Objects.requireNonNull(row.text("item_id"));
            }
          }
        }
      }
    }
    throw new AssertionError("no picture");
  }

  @Test
  void keptItemsShowTheirValuesAgainstTheThresholds() throws IOException {
    String picture = firstPicture();
    Check check = check(explain(picture), "picture");
    assertEquals(Check.Outcome.NOTHING_FOUND, check.outcome());
    assertTrue(
        check
            .says()
            .get(0)
            .matches("no entry is within distance 31 of its pdq, quality \\d+ \\(least 50\\)"),
        check.says().get(0));
    Check page = check(explain(first("what", "page in en")), "picture");
    assertEquals(Check.Outcome.NOT_ASKED, page.outcome());
  }

  @Test
  void aMaskedRowSaysNothingThatItsLedgerRowDoesNot() throws IOException {
    for (JsonNode item : EXPECTED) {
      if ("known".equals(item.path("class").asText())) {
        String id = item.get("item_id").asText();
        Explanation explanation = explain(MadeRun.KEY.itemToken(id));
        assertNull(explanation.place());
        String json = new String(Json.pretty(explanation), StandardCharsets.UTF_8);
        for (String secret : List.of(id, record(item), item.get("url").asText())) {
          assertFalse(json.contains(secret), id);
        }
        assertTrue(explanation.notes().get(0).startsWith("masked: "));
      }
    }
  }

  @Test
  void tokensOfKeptItemsAreFoundWithTheKeyAlone() throws IOException {
    String id = first("verdict", "kept");
    ItemName token = ItemName.parse(MadeRun.KEY.itemToken(id));
    assertEquals(id, explain(token.toString()).item().id());
    Explainer keyless = new Explainer(tables, Optional.<TokenKey>empty());
    assertTrue(keyless.find(token).isEmpty());
    assertTrue(new NearMisses(tables).of(token, false).get(0).contains("with --token-key only"));
  }

  @Test
  void aStretchThatCannotBeReadIsExplained() throws IOException {
    // expected.json, unreadable: crawl-02 at 72,205, corrupt-record.
    Explanation explanation = explain("crawl-02.warc.gz@72205#0");
    assertEquals("unreadable", explanation.verdict());
    assertTrue(explanation.why().contains("corrupt-record"));
    assertEquals(List.of(), explanation.checks());
    assertEquals(884, assertPlace(explanation).length());
  }

  private static Explanation.Place assertPlace(Explanation explanation) {
    assertNotNull(explanation.place());
    return explanation.place();
  }

  @Test
  void whatIsNowhereGetsItsNeighbours() throws IOException {
    NearMisses near = new NearMisses(tables);
    String kept = first("what", "page in en");
    String other = kept.replace("#0", "#7");
    List<String> said = near.of(ItemName.parse(other), true);
    assertTrue(said.get(0).startsWith("no such item in this run; it may have been set aside"));
    assertTrue(said.contains("of its record there are: " + kept), said::toString);
    said = near.of(ItemName.parse(kept.replace("@", "@1")), true);
    assertTrue(said.stream().anyMatch(s -> s.startsWith("the nearest records")), said::toString);
    said = near.of(ItemName.parse("elsewhere/crawl-01.warc.gz@0#0"), true);
    assertEquals(
        "no such item in this run: it has no shard elsewhere/crawl-01.warc.gz; did you mean"
            + " crawl-01.warc.gz",
        said.get(0));
  }
}
