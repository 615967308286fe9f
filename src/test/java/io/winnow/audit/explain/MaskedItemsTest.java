package io.winnow.audit.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.ItemName;
import io.winnow.audit.MadeRun;
import io.winnow.audit.RunTables;
import io.winnow.proof.TokenKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items that a confidential list flags: their clean rows say nothing of it. */
class MaskedItemsTest {
  /** expected.json: the site's rule, which here flags and is confidential, finds it. */
  private static final String FLAGGED = "crawl-01.warc.gz@395217#0";

  @TempDir static Path home;
  private static RunTables tables;

  @BeforeAll
  static void make() throws IOException {
    tables = new RunTables(MadeRun.of(home.resolve("run"), policy(), "crawl-01.warc.gz"));
  }

  private static String policy() throws IOException {
    return MadeRun.policy(
        "sites.txt, purpose: custom, confidential: false",
        "sites.txt, purpose: custom, confidential: true, permissions: any",
        "list: demo-sites, match: domain, verdict: exclude",
        "list: demo-sites, match: domain, verdict: flag");
  }

  private static Explanation explain(String item, Optional<TokenKey> key) throws IOException {
    Explainer explainer = new Explainer(tables, key);
    return explainer.explain(explainer.find(ItemName.parse(item)).orElseThrow());
  }

  private static Map<String, Check.Outcome> outcomes(Explanation explanation) {
    return explanation.checks().stream().collect(Collectors.toMap(Check::rule, Check::outcome));
  }

  @Test
  void withoutTheKeyNothingIsClaimedOfWhatAMaskedRowMaySay() throws IOException {
    // What else the shard keeps reads the same: who has no key cannot tell them apart.
    for (String item : List.of(FLAGGED, "crawl-01.warc.gz@361#0")) {
      Explanation explanation = explain(item, Optional.empty());
      assertEquals("not-told", explanation.verdict());
      assertFalse(explanation.why().contains("none has found anything"), explanation.why());
      Map<String, Check.Outcome> outcomes = outcomes(explanation);
      assertEquals(Check.Outcome.NOT_TOLD, outcomes.get("site"));
      assertEquals(Check.Outcome.NOT_TOLD, outcomes.get("bytes"));
      assertEquals(Check.Outcome.NOT_TOLD, outcomes.get("allowed"), "what excuses is no flag");
      assertEquals(Check.Outcome.NOTHING_FOUND, outcomes.get("address"));
      assertTrue(
          explanation.notes().stream().anyMatch(note -> note.contains("--token-key with --why")));
    }
  }

  @Test
  void withTheKeyItIsTold() throws IOException {
    Explanation explanation = explain(FLAGGED, Optional.of(MadeRun.KEY));
    assertEquals("flagged", explanation.verdict());
    assertEquals(Check.Outcome.FOUND, outcomes(explanation).get("site"));
    Explanation token = explain(MadeRun.KEY.itemToken(FLAGGED), Optional.empty());
    assertEquals("flagged", token.verdict());
    assertEquals(null, token.item().id());
    assertEquals(1, token.stored().size(), "which clean row is its is behind the mask");
  }

  @Test
  void whereNoMaskedRowIsOfAKeptItemItIsToldWithoutTheKey() throws IOException {
    RunTables plain =
        new RunTables(MadeRun.of(home.resolve("plain"), MadeRun.policy(), "crawl-02.warc.gz"));
    Explainer explainer = new Explainer(plain, Optional.empty());
    // expected.json: kept.
    FoundItem kept = explainer.find(ItemName.parse("crawl-02.warc.gz@54569#0")).orElseThrow();
    assertEquals("kept", explainer.explain(kept).verdict());
  }
}
