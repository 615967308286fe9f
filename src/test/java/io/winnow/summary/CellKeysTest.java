package io.winnow.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Row;
import io.winnow.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which cell a row is in where a reviewer has decided on its item. */
class CellKeysTest {
  private static Row.Builder scored(Row.Builder row) {
    return row.set("class", "scored")
        .set("reason", "score")
        .set("rule_id", "nsfw")
        .set("rollout", "enforce")
        .set("model_id", "m")
        .set("score", 0.9)
        .set("threshold", 0.7);
  }

  private static Row.Builder listed(Row.Builder row, String purpose, String rollout) {
    return row.set("class", purpose.equals("ncii") ? "known" : "policy")
        .set("reason", "list-match")
        .set("rule_id", "site")
        .set("rollout", rollout)
        .set("purpose", purpose)
        .set("list_id", purpose)
        .set("algorithm", "sha256");
  }

  private static Row.Builder review(Row.Builder row, String outcome) {
    return row.set("class", "policy")
        .set("reason", "review-" + outcome)
        .set("rule_id", "review")
        .set("rollout", "enforce")
        .set("reviewer", "somebody");
  }

  private static Row.Builder finding(String verdict) {
    return Row.of(Tables.FINDINGS).set("verdict", verdict);
  }

  private static Row.Builder row(String verdict) {
    return Row.of(Tables.LEDGER)
        .set("item_token", "0".repeat(32))
        .set("item_kind", "image")
        .set("media_type", "image/png")
        .set("verdict", verdict);
  }

  private static CellKey of(Row.Builder row, Row.Builder... findings) {
    List<Row> found = java.util.Arrays.stream(findings).map(Row.Builder::build).toList();
    return new CellKeys().of(new LedgerColumns(Tables.LEDGER), row.set("findings", found).build());
  }

  @Test
  void whatTheModelDidStaysWhateverTheReviewerSays() {
    for (String keeps : new String[] {"allow", "false-positive"}) {
      assertEquals(
          new CellKey("model:m", "scored", "excluded", keeps, "image"),
          of(
              review(row("flagged"), keeps),
              scored(finding("excluded")),
              review(finding("flagged"), keeps)));
    }
    assertEquals(
        new CellKey("model:m", "scored", "excluded", "deny", "image"),
        of(
            scored(row("excluded")),
            scored(finding("excluded")),
            review(finding("excluded"), "deny")));
    assertEquals(
        new CellKey("model:m", "scored", "excluded", "none", "image"),
        of(scored(row("excluded")), scored(finding("excluded"))));
  }

  @Test
  void theStrongestFindingDecidesWhereverItStands() {
    assertEquals(
        new CellKey("ncii", "known", "excluded", "allow", "image"),
        of(
            review(row("flagged"), "allow"),
            scored(finding("excluded")),
            listed(finding("excluded"), "custom", "enforce"),
            listed(finding("excluded"), "ncii", "enforce"),
            review(finding("flagged"), "allow")));
  }

  @Test
  void whatTheChecksWouldHaveKeptIsKeptByThem() {
    assertEquals(
        new CellKey("none", "policy", "kept", "deny", "image"),
        of(review(row("excluded"), "deny"), review(finding("excluded"), "deny")));
    assertEquals(
        new CellKey("custom", "policy", "flagged", "deny", "image"),
        of(
            review(row("excluded"), "deny"),
            listed(finding("excluded"), "custom", "shadow"),
            review(finding("excluded"), "deny")),
        "a rule that is tried in shadow flags");
  }

  @Test
  void anExcuseTakesAdultAndCustomListsOutOfForce() {
    assertEquals(
        new CellKey("allow", "policy", "flagged", "deny", "image"),
        of(
            review(row("excluded"), "deny"),
            listed(finding("excluded"), "custom", "enforce"),
            listed(finding("kept"), "allow", "enforce"),
            review(finding("excluded"), "deny")));
  }

  @Test
  void aRefusedDecisionIsNone() {
    assertEquals(
        new CellKey("ncii", "known", "excluded", "none", "image"),
        of(
            listed(row("excluded"), "ncii", "enforce"),
            listed(finding("excluded"), "ncii", "enforce"),
            review(finding("flagged"), "refused")));
  }

  @Test
  void whatNobodyAskedForIsSetAsideWithOrWithoutAReviewer() {
    assertEquals(
        new CellKey("none", "policy", "set-aside", "allow", "image"),
        of(review(row("set-aside"), "allow"), review(finding("flagged"), "allow")));
  }
}
