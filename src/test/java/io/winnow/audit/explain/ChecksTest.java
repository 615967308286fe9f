package io.winnow.audit.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.ItemName;
import io.winnow.audit.LedgerSearch;
import io.winnow.audit.MadeRun;
import io.winnow.audit.RunTables;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.policy.Policy;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules that have left no finding are said to have done. */
class ChecksTest {
  /** expected.json: a flat picture, whose quality is too low. */
  private static final String FLAT = "crawl-01.warc.gz@133504#0";

  private static final String PICTURE =
      "{id: picture, list: demo-known, match: pdq, distance: 31, quality: 50";

  @TempDir static Path home;
  private static RunTables tables;

  @BeforeAll
  static void make() throws IOException {
    RunDirectory run =
        MadeRun.of(
            home.resolve("run"),
            MadeRun.policy("not-comparable: flag", "not-comparable: keep"),
            "crawl-01.warc.gz",
            "crawl-02.warc.gz");
    tables = new RunTables(run);
  }

  private static Explanation explain(String item) throws IOException {
    Explainer explainer = new Explainer(tables, Optional.of(MadeRun.KEY));
    return explainer.explain(explainer.find(ItemName.parse(item)).orElseThrow());
  }

  private static Check check(List<Check> checks, String rule) {
    return checks.stream().filter(c -> c.rule().equals(rule)).findFirst().orElseThrow();
  }

  @Test
  void whatWasKeptWithoutBeingComparedWasNotCheckedInFull() throws IOException {
    Explanation flat = explain(FLAT);
    assertEquals("kept", flat.verdict());
    assertEquals(Check.Outcome.NOT_COMPARED, check(flat.checks(), "picture").outcome());
    assertEquals(
        "no check has found anything; not everything could be compared: see picture", flat.why());
    // expected.json: a page; of pages no picture is asked for.
    assertEquals(
        "every check was made, and none has found anything",
        explain("crawl-01.warc.gz@361#0").why());
  }

  @Test
  void whatTheCrawlerCutWasNotDecidedByItsAddress() throws IOException {
    Check cut = check(explain("crawl-02.warc.gz@68011#0").checks(), "picture");
    assertEquals(Check.Outcome.NOT_ASKED, cut.outcome());
    assertEquals(List.of("nothing could be measured on it: declared-truncated"), cut.says());
  }

  @Test
  void aScanSaysThatItHasNoRowsForWhatItWouldKeep() throws IOException {
    RunDirectory run =
        MadeRun.of(
            home.resolve("scan"),
            RunKind.SCAN,
            MadeRun.bound(MadeRun.policy(), MadeRun.SAMPLES),
            List.of(MadeRun.SAMPLES.resolve("shards/crawl-02.warc.gz")));
    NearMisses near = new NearMisses(new RunTables(run));
    // expected.json: a page that is kept.
    String kept = "crawl-02.warc.gz@54569#0";
    for (String name : List.of(kept, MadeRun.KEY.itemToken(kept))) {
      String said = near.of(ItemName.parse(name), true).get(0);
      assertTrue(said.contains("a scan, which writes no rows for what it would keep"), said);
    }
  }

  private static Row finding(String ruleId, Map<String, Object> more) {
    Row.Builder row =
        Row.of(Tables.FINDINGS)
            .set("verdict", "excluded")
            .set("class", "policy")
            .set("reason", "list-match")
            .set("rule_id", ruleId)
            .set("rollout", "enforce");
    more.forEach(row::set);
    return row.build();
  }

  /** The checks of an excluded item that is in no clean table. */
  private static List<Check> excluded(String policy, String kind, Row... findings) {
    Row.Builder row =
        Row.of(Tables.LEDGER)
            .set("item_token", "00".repeat(16))
            .set("item_kind", kind)
            .set("media_type", kind.equals("image") ? "image/png" : null)
            .set("verdict", "excluded")
            .set("class", "policy")
            .set("reason", "list-match")
            .set("rule_id", "r")
            .set("rollout", "enforce")
            .set("findings", List.of(findings));
    Receipt receipt = tables.receipts().values().iterator().next();
    FoundItem item =
        new FoundItem(
            tables.plan().units().get(0),
            receipt,
            new LedgerSearch.Found(receipt, receipt.files().get(0), 0, row.build()),
            null,
            false);
    Policy parsed = Policy.parse(policy, "policy.yaml");
    Seen seen = new Seen(item);
    return new RuleChecks(parsed, new PolicyLines(parsed.canonical()), seen, null).all();
  }

  @Test
  void aDeniedItemIsNotSaidToHaveBeenDecidedByItsAddress() throws IOException {
    Row denied =
        finding("review", Map.of("reason", "review-deny", "reviewer", "R", "review_note", "n"));
    assertEquals(
        List.of("it was not taken apart"),
        check(excluded(MadeRun.policy(), "other", denied), "picture").says());
    Row listed = finding("site", Map.of("list_id", "demo-sites", "algorithm", "domain"));
    assertEquals(
        List.of("what its address or digests say had decided: it was not taken apart"),
        check(excluded(MadeRun.policy(), "other", listed, denied), "picture").says());
  }

  private static String two(String... more) throws IOException {
    String stricter = PICTURE.replace("id: picture", "id: stricter").replace("50", "80");
    String policy =
        MadeRun.policy("  - " + PICTURE, "  - " + stricter + ", verdict: exclude}\n  - " + PICTURE);
    return more.length == 0 ? policy : policy.replace(more[0], more[1]);
  }

  @Test
  void whichRuleCouldNotCompareAnExcludedPictureIsSaidWhereItIsKnown() throws IOException {
    Row poor = finding("not-comparable", Map.of("reason", "not-comparable"));
    Row small = finding("not-comparable", Map.of("reason", "too-small-to-hash"));
    Row site = finding("site", Map.of("list_id", "demo-sites", "algorithm", "domain"));
    assertEquals(
        Check.Outcome.NOT_COMPARED,
        check(excluded(MadeRun.policy(), "image", site, poor), "picture").outcome());
    List<Check> checks = excluded(two(), "image", site, poor);
    assertEquals(Check.Outcome.NOT_COMPARED, check(checks, "stricter").outcome());
    assertEquals(Check.Outcome.NOT_TOLD, check(checks, "picture").outcome());
    assertEquals(
        Check.Outcome.NOT_COMPARED,
        check(excluded(two(), "image", site, small), "picture").outcome());
    assertEquals(
        Check.Outcome.NOTHING_FOUND,
        check(excluded(two(), "image", site), "stricter").outcome(),
        "with not-comparable: flag there would be a finding");
    String keep = two("not-comparable: flag", "not-comparable: keep");
    assertEquals(
        Check.Outcome.NOT_TOLD, check(excluded(keep, "image", site), "stricter").outcome());
    Row near =
        finding(
            "picture",
            Map.of(
                "list_id", "demo-known",
                "algorithm", "pdq",
                "distance_band", "11-20",
                "quality", 60));
    assertEquals(
        List.of("pdq quality is 60; the rule compares from 80 on"),
        check(excluded(keep, "image", near), "stricter").says());
  }
}
