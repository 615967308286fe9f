package io.winnow.report.html;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AttentionTest {
  private static String attention(String html) {
    return ChangedRun.text(ChangedRun.section(html, "attention"));
  }

  private static Consumer<ObjectNode> refused(long number) {
    return manifest ->
        ((ObjectNode) manifest.get("tally").get("reviews")).put("review-refused", number);
  }

  @Test
  void aRefusedDecisionIsCountedThoughItDecidesNothing() {
    String none = attention(new ChangedRun().html());
    assertTrue(none.contains("no reviewer's decision was refused"), none);
    String one = attention(new ChangedRun().manifest(refused(1)).html());
    assertTrue(one.contains("1 decision of reviewers refused"), one);
    assertFalse(one.contains("no reviewer's decision was refused"), one);
    String many = attention(new ChangedRun().manifest(refused(1_234)).html());
    assertTrue(many.contains("1,234 decisions of reviewers refused"), many);
    String masked = attention(new ChangedRun().manifest(refused(1)).masked());
    assertTrue(masked.contains("<5 decisions of reviewers refused"), masked);
  }

  @Test
  void theFarthestBandIsThatOfTheRule() {
    String far = attention(new ChangedRun().html());
    assertTrue(
        far.contains("2 perceptual matches in the farthest band that a rule allows"), "31 bits");
    assertTrue(far.contains("list known, by pdq, distance 21-31 bits: 2."), far);
    String near = attention(of("distance: 31", "distance: 20", "pdq 11-20", 1).html());
    assertTrue(near.contains("1 perceptual match in the farthest band that a rule allows"), near);
    assertTrue(near.contains("by pdq, distance 11-20 bits: 1."), near);
    String wide = attention(of("distance: 31", "distance: 40", "pdq 32-64", 7).html());
    assertTrue(wide.contains("7 perceptual matches"), wide);
    assertTrue(wide.contains("by pdq, distance 32-64 bits: 7."), wide);
    String without = attention(of("distance: 31", "distance: 40", "pdq 65-99", 7).html());
    assertTrue(
        without.contains(
            "no perceptual match in the farthest band that a rule allows (pdq 32-64 bits)"),
        "there are matches in 21-31, but these are not the farthest");
    String exact =
        attention(new ChangedRun().policy("match: pdq, distance: 31", "match: md5").html());
    assertTrue(exact.contains("no rule that finds near copies of pictures"), exact);
  }

  private static ChangedRun of(String rule, String instead, String match, int count) {
    return new ChangedRun()
        .policy(rule, instead)
        .summary(
            summary -> ((ObjectNode) summary.get("lists").get(0).get("byMatch")).put(match, count));
  }

  @Test
  void noSentenceGivesASmallSensitiveFigureAway() {
    String shown = attention(new ChangedRun().html());
    assertTrue(shown.contains("--fail-on known: 3 of 119,971 items were excluded (under 0.1 %)."));
    assertTrue(shown.contains("hits on confidential lists whose evidence lacks either: 1."));
    String masked = attention(new ChangedRun().masked());
    assertTrue(masked.contains("--fail-on known: <5 of 119,971 items were excluded."), masked);
    assertTrue(masked.contains("hits on confidential lists whose evidence lacks either: <5."));
    assertTrue(masked.contains("<5 perceptual matches in the farthest band"), masked);
    assertTrue(masked.contains("distance 21-31 bits: <5."), masked);
    ChangedRun shadow =
        new ChangedRun()
            .summary(
                summary ->
                    summary
                        .get("rules")
                        .forEach(
                            rule ->
                                ((ObjectNode) rule)
                                    .put(
                                        "shadow",
                                        rule.get("id").asText().equals("bytes") ? 2 : 0)));
    assertTrue(attention(shadow.html()).contains("2 findings of rules in shadow"));
    assertTrue(attention(shadow.masked()).contains("<5 findings of rules in shadow"));
  }

  @Test
  void aGateOfAnotherClassIsNotMasked() {
    ChangedRun run =
        new ChangedRun()
            .manifest(
                manifest ->
                    ((ObjectNode) manifest.get("gates").get(0))
                        .put("gate", "scored=1%")
                        .put("excluded", 3)
                        .put("items", 4));
    assertTrue(
        attention(run.masked())
            .contains("--fail-on scored=1%: 3 of 4 items were excluded (75.0 %)."));
  }

  @Test
  void sumsOfWhatIsMaskedSayNoMoreThanTheirOpenPart() {
    Scene scene = Scene.of(io.winnow.report.ReportSamples.calm(), true);
    List<String> sums =
        List.of(scene.sum(0, 3), scene.sum(20, 3), scene.sum(20, 5), scene.sum(20, 0));
    org.junit.jupiter.api.Assertions.assertEquals(List.of("<5", "more than 20", "25", "20"), sums);
  }
}
