package io.winnow.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.report.ReportData;
import io.winnow.report.ReportSamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the page must not tell: where hits lie, how few there are, what a list holds, secrets. */
class ConfidentialPlacesTest {
  private static ChangedRun withEvidence() {
    return new ChangedRun()
        .manifest(
            manifest -> {
              ObjectNode total = manifest.get("tables").get(0).deepCopy();
              ((ArrayNode) manifest.get("tables"))
                  .add(total.put("table", "evidence").put("files", 2).put("rows", 3))
                  .add(total.deepCopy().put("table", "skip").put("files", 1).put("rows", 4));
              ObjectNode file = manifest.get("files").get(0).deepCopy();
              file.put("rows", 77).put("bytes", 999_000_000_000L);
              for (String table : List.of("evidence", "skip", "ledger")) {
                ((ArrayNode) manifest.get("files"))
                    .add(file.deepCopy().put("table", table).put("name", "of-" + table));
              }
            });
  }

  @Test
  void noFileOfAShardTellsOfHitsInIt() {
    for (String html : List.of(withEvidence().html(), withEvidence().masked())) {
      String files = ChangedRun.table(html, "files");
      assertTrue(files.contains("of-ledger"), "the largest file");
      assertFalse(files.contains("of-evidence") || files.contains("of-skip"), files);
      assertFalse(files.contains(">77<") || files.contains("Rows"), "nor how many rows it has");
      assertTrue(files.contains("21 smaller files"), "70 of images and one, but for the first 50");
    }
  }

  @Test
  void tablesOfHitsAreLeftOutUnderAMask() {
    String shown = ChangedRun.table(withEvidence().html(), "tables");
    assertTrue(shown.contains("evidence") && shown.contains("skip"));
    String masked = ChangedRun.table(withEvidence().masked(), "tables");
    assertFalse(masked.contains("evidence") || masked.contains("skip"), masked);
    assertTrue(masked.contains("images"), masked);
  }

  @Test
  void howManyRowsThereAreIsNotSaidUnderAMask() {
    String shown = ChangedRun.text(ChangedRun.section(new ChangedRun().html(), "rows"));
    assertTrue(shown.contains("40 rows of a ledger of 1,573 rows, drawn so"), shown);
    String masked = ChangedRun.text(ChangedRun.section(new ChangedRun().masked(), "rows"));
    assertFalse(masked.contains("1,573"), masked);
    assertTrue(masked.contains("Rows of the ledger, drawn so"), masked);
  }

  @Test
  void aRowIsNotSampledWhereAWeakFindingIsSensitive() {
    ChangedRun run =
        new ChangedRun()
            .summary(
                summary ->
                    summary
                        .get("sample")
                        .forEach(
                            row ->
                                row.get("findings")
                                    .forEach(f -> ((ObjectNode) f).put("purpose", "ncii"))));
    assertTrue(run.html().contains("<tbody class=\"item\""));
    assertFalse(run.masked().contains("<tbody class=\"item\""));
  }

  @Test
  void noBarIsDrawnToTheScaleOfAMaskedFigure() {
    ChangedRun run =
        new ChangedRun()
            .summary(
                summary -> {
                  ArrayNode causes = (ArrayNode) summary.get("causes").get("entries");
                  ObjectNode open = causes.get(1).deepCopy();
                  ObjectNode known = causes.get(7).deepCopy();
                  causes.removeAll().add(known.put("rows", 4)).add(open.put("rows", 2));
                });
    assertEquals(List.of("100.0", "50.0"), widths(run.html()));
    assertEquals(List.of("0.0", "100.0"), widths(run.masked()));
  }

  private static List<String> widths(String html) {
    return java.util.regex.Pattern.compile("<rect width=\"([0-9.]+)\"")
        .matcher(ChangedRun.table(html, "causes"))
        .results()
        .map(rect -> rect.group(1))
        .toList();
  }

  @Test
  void aCanaryIsAnEntryOfItsList() {
    ChangedRun before =
        new ChangedRun().policy("path: known.csv,", "path: known.csv, canary: one1,");
    ChangedRun now = new ChangedRun().policy("path: known.csv,", "path: known.csv, canary: two2,");
    assertTrue(now.run().plan().policy().contains("    canary: two2\n"), "it has one");
    ReportData data = ReportSamples.data(now.run(), List.of());
    String html =
        ReportPages.html(
            new ReportData(
                data.run(),
                Optional.of(before.run()),
                List.of(),
                data.proof(),
                List.of(),
                data.at()));
    assertFalse(html.contains("one1") || html.contains("two2"));
    String policy = ChangedRun.text(ChangedRun.section(html, "policy"));
    assertTrue(policy.contains("− canary: (hidden) + canary: (hidden)"), policy);
    assertTrue(policy.contains("canaries are hidden, since each is an entry of its list"), policy);
    assertTrue(policy.contains("Not verbatim"), policy);
  }

  @Test
  void noLocationIsShownWithASecretInIt() {
    String secret = "s3a://KEYID:S3CRET@bucket/";
    ChangedRun run =
        new ChangedRun()
            .at(secret + "run")
            .policy("path: known.csv", "path: \"" + secret + "known.csv\"")
            .plan(
                plan -> {
                  plan.get("units")
                      .forEach(
                          unit ->
                              ((ObjectNode) unit.get("shard")).put("location", secret + "in/a"));
                  ((ObjectNode) plan.get("location"))
                      .put("out", secret + "out")
                      .put("ledger", secret + "elsewhere/ledger");
                })
            .manifest(
                manifest ->
                    ((ObjectNode) manifest.get("failed").get(0))
                        .put("why", "cannot open " + secret + "in/a"));
    String html = run.html();
    assertFalse(html.contains("S3CRET") || html.contains("KEYID"));
    for (String shown : List.of("run", "known.csv", "in/", "out", "elsewhere/ledger", "in/a.")) {
      assertTrue(ChangedRun.text(html).contains("s3a://bucket/" + shown), shown);
    }
  }
}
