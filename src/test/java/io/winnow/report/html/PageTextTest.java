package io.winnow.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.report.EarlierRun;
import io.winnow.report.ReportData;
import io.winnow.report.ReportSamples;
import io.winnow.report.ReportedRun;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page says of method, rows, commands and other runs. */
class PageTextTest {
  private static final Pattern ROWS = Pattern.compile("([0-9,]+) rows? of a ledger of");

  @Test
  void methodSaysWhatIsLookedUpWhereARuleSaysSoAlone() {
    String method = ChangedRun.text(ChangedRun.section(new ChangedRun().html(), "method"));
    for (String said :
        List.of(
            "Turned and mirrored pictures are looked up only where a rule says orientations: all",
            "crops never are",
            "What is transparent is dropped",
            "Terms are looked for only where a rule matches term",
            "Texts were not searched for listed words.",
            "not those that were turned or mirrored.",
            "Unreadable A stretch of a shard in which no record could be found.")) {
      assertTrue(
          method.contains(said) || method.contains(said.replace("Unreadable ", "Unreadable")),
          said);
    }
    String turned =
        ChangedRun.text(
            ChangedRun.section(
                new ChangedRun().policy("distance: 31", "distance: 31, orientations: all").html(),
                "method"));
    assertFalse(turned.contains("not those that were turned or mirrored."), "this run has them");
  }

  @Test
  void addressesInTheChainAreCutInTheirMiddleAtTwoHundredCharacters() {
    String url = "https://shop.example.com/" + "a".repeat(150) + "/" + "b".repeat(150);
    ChangedRun run =
        new ChangedRun()
            .summary(
                summary ->
                    summary
                        .get("sample")
                        .forEach(
                            row -> {
                              if (row.hasNonNull("url")) {
                                ((ObjectNode) row).put("url", url);
                              }
                            }));
    String html = run.html();
    assertFalse(html.contains("a".repeat(150)), "not whole");
    Matcher address =
        Pattern.compile("hxxps://shop\\[\\.\\]example\\[\\.\\]com/(a+)").matcher(html);
    assertTrue(address.find(), "its beginning is there");
    // The sum of both ends and the ellipsis is 200, of which the end has 70.
    assertEquals(
        200 - 70 - 1 - "hxxps://shop[.]example[.]com/".length(), address.group(1).length());
    assertTrue(html.contains("b".repeat(70) + " <small>") && !html.contains("b".repeat(71)));
  }

  @Test
  void whatAReviewersDecisionIsStandsBesideIt() {
    assertEquals(
        "what a reviewer decided on this one item (decisions:)",
        new RuleTexts(ReportSamples.POLICY).of("review"));
  }

  @Test
  void rowsThatDoNotFitAreNotCountedAsShown() {
    String html = ReportPages.html(LargestReport.data());
    Matcher rows = ROWS.matcher(html);
    assertTrue(rows.find());
    int shown = html.split("<tbody class=\"item\"", -1).length - 1;
    assertEquals(shown, Integer.parseInt(rows.group(1).replace(",", "")));
    assertTrue(shown < 500, "there is not room for all of them: " + shown);
    assertTrue(html.contains((500 - shown) + " more did not fit into this file."));
  }

  @Test
  void attestationsAreAskedForByTheirTwoNames() {
    String take = ChangedRun.text(ChangedRun.section(new ChangedRun().html(), "take"));
    assertTrue(
        take.contains("-f attestation=attestation.md -f attestation.json=attestation.json"), take);
  }

  @Test
  void commandsAreQuotedAndNeverCut() {
    String path = "runs/it's \"$HOME\" `x` " + "deep/".repeat(120);
    ChangedRun run =
        new ChangedRun()
            .at(path)
            .plan(
                plan ->
                    ((ObjectNode) plan.get("location"))
                        .put("out", "file:///a")
                        .put("ledger", "file:///a/ledger"));
    String html = run.html();
    String quoted = "'runs/it'\\''s \"$HOME\" `x` " + "deep/".repeat(120) + "'";
    assertTrue(
        ChangedRun.text(ChangedRun.section(html, "take"))
            .contains("winnow verify " + quoted + " --key compliance.pem.pub"),
        "whole");
    assertTrue(
        ChangedRun.text(ChangedRun.section(html, "rows"))
            .contains(
                "duckdb -c \"SELECT * FROM 'runs/it''s \\\"\\$HOME\\\" \\`x\\` "
                    + "deep/".repeat(120)
                    + "ledger/*.parquet'\""));
    String longer = new ChangedRun().at("x".repeat(3_000)).html();
    assertFalse(ChangedRun.section(longer, "take").contains("winnow verify x"), "whole or not");
    assertTrue(ChangedRun.section(longer, "take").contains("(not shown: it is too long"));
  }

  @Test
  void foldersAndEarlierRunsAreCountedToTheEnd() {
    AtomicInteger next = new AtomicInteger();
    ReportedRun run =
        new ChangedRun()
            .plan(
                plan -> {
                  ObjectNode unit = (ObjectNode) plan.get("units").get(0);
                  var units = plan.putArray("units");
                  for (int i = 0; i < 1_500; i++) {
                    ObjectNode copy = unit.deepCopy();
                    ((ObjectNode) copy.get("shard"))
                        .put("location", "file:/in/" + next.incrementAndGet() + "/a.warc");
                    units.add(copy);
                  }
                })
            .run();
    ReportData data = ReportSamples.data(run, List.of());
    EarlierRun earlier = new EarlierRun("before", run.manifest(), run.plan(), Optional.empty());
    String html =
        ReportPages.html(
            new ReportData(
                run,
                Optional.empty(),
                Collections.nCopies(23, earlier),
                data.proof(),
                List.of(),
                data.at()));
    String attention = ChangedRun.text(ChangedRun.section(html, "attention"));
    assertTrue(attention.contains("and 1,490 more"), "of which ten are shown");
    assertEquals(20, attention.split("In the run before of", -1).length - 1);
    assertTrue(attention.contains("And 3 more runs were named"), attention);
  }
}
