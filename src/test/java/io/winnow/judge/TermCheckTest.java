package io.winnow.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.Decision;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Finding;
import io.winnow.core.FindingClass;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageReference;
import io.winnow.core.ListHit;
import io.winnow.core.Measurement;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.core.ScreenText;
import io.winnow.core.TermWeight;
import io.winnow.core.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermCheckTest {
  private static final String[] TERMS = {
    "e1,a,1,zz-one", "e2,b,2.5,zz two", "e3,b,0.1,zz-three", "e4,c,1,\u6d4b\u8bd5\u8bcd"
  };

  private static Judge judge(String rule) {
    return new Bench()
        .terms("words", Purpose.CUSTOM, false, TERMS)
        .rule("id: t, list: words, match: term, " + rule)
        .judge();
  }

  private static Measurement page(String title, String text, String alt, String caption) {
    return Measurement.document(
        0,
        "text/html",
        new DocumentMeasurement(
            title,
            "main text",
            "en",
            Fingerprint.of(Algorithm.TEXT_SHA256, new byte[32]),
            List.of(new ImageReference("http://a.example/p.png", alt, 0)),
            new ScreenText(text, List.of(new ScreenText.Caption(caption, 0)))));
  }

  @ParameterizedTest
  @CsvSource({
    "zz-one, x, x, x, true, false, false",
    "x, a ZZ-ONE b, x, x, false, true, false",
    "x, x, zz-one, x, false, false, true",
    "x, x, x, zz-one, false, false, true",
    "x, xzz-one, x, zz-ones, false, false, false",
  })
  void aTermIsLookedForWhereTheRuleSays(
      String title, String text, String alt, String caption, boolean t, boolean x, boolean a) {
    Measurement page = page(title, text, alt, caption);
    assertEquals(t, !judge("in: title, verdict: exclude").measured(page).isEmpty());
    assertEquals(x, !judge("in: text, verdict: exclude").measured(page).isEmpty());
    assertEquals(a, !judge("in: alt, verdict: exclude").measured(page).isEmpty());
    assertEquals(t || x || a, !judge("verdict: exclude").measured(page).isEmpty());
  }

  @Test
  void weightsOfDifferentTermsAddUpAndTheHeaviestIsNamed() {
    Judge judge = judge("weight: 2, verdict: exclude");
    assertEquals(List.of(), judge.measured(page("zz-one", "zz-one zz-one", "zz-one", "zz-three")));
    List<Finding> findings = judge.measured(page("zz-one", "zz two", "", ""));
    assertEquals(1, findings.size());
    Finding finding = findings.get(0);
    assertEquals(new TermWeight(3.5, 2), finding.terms());
    ListHit hit = finding.list();
    assertEquals("e2", hit.entryId());
    assertEquals("b", hit.category());
    assertEquals("term", hit.matchedBy());
    assertEquals(0, hit.distance());
    assertFalse(hit.isPerceptual());
    assertFalse(finding.toString().contains("zz"), finding::toString);
  }

  @Test
  void aTermLighterThanTheThresholdAloneChangesNothing() {
    assertEquals(List.of(), judge("verdict: exclude").measured(page("", "zz-three", "", "")));
    assertEquals(
        1, judge("weight: 0.1, verdict: exclude").measured(page("", "zz-three", "", "")).size());
  }

  @Test
  void theWordsBesideAnEmbeddedPictureAreItsOwn() {
    Judge judge = judge("verdict: flag");
    assertEquals(1, judge.besidePicture(List.of("x", "\u8fd9\u6d4b\u8bd5\u8bcd\u5427")).size());
    assertEquals(List.of(), judge.besidePicture(List.of()));
    assertEquals(List.of(), judge("in: text, verdict: flag").besidePicture(List.of("zz-one")));
  }

  @Test
  void protectedListsAlwaysExcludeAndShadowsOnlyFlag() {
    Measurement page = page("", "zz-one", "", "");
    Judge known =
        new Bench()
            .terms("words", Purpose.EXPLOITATIVE, true, TERMS)
            .rule("id: t, list: words, match: term, verdict: exclude")
            .judge();
    Decision decision = known.decide(Bench.ITEM, known.measured(page), true);
    assertEquals(Verdict.EXCLUDED, decision.verdict());
    assertEquals(FindingClass.KNOWN, decision.findings().get(0).findingClass());
    assertTrue(decision.isConfidential());
    Judge shadow = judge("verdict: exclude, rollout: shadow");
    assertEquals(Verdict.FLAGGED, shadow.decide(Bench.ITEM, shadow.measured(page), true).verdict());
  }

  @Test
  void anAllowedSiteExcusesFromTermsButTermsExcuseNothing() {
    Bench bench =
        new Bench()
            .terms("words", Purpose.ADULT, false, TERMS)
            .list("sites", Purpose.ALLOW, false, "id,domain\n1,a.example\n")
            .rule("id: ok, list: sites, match: domain")
            .rule("id: t, list: words, match: term, verdict: exclude");
    Judge judge = bench.judge();
    List<Finding> findings =
        judge.beforeScreening(Bench.record("http://a.example/", Bench.bytes("x")));
    findings.addAll(judge.measured(page("", "zz-one", "", "")));
    assertEquals(Verdict.FLAGGED, judge.decide(Bench.ITEM, findings, true).verdict());
    Bench wrong =
        new Bench()
            .terms("words", Purpose.ALLOW, false, TERMS)
            .rule("id: t, list: words, match: term");
    ProblemsException refused = assertThrows(ProblemsException.class, wrong::judge);
    assertTrue(refused.getMessage().contains("terms excuse nothing"), refused::getMessage);
  }

  @Test
  void aListThatHoldsAnotherThingIsNoProblemOfTerms() {
    Judge judge =
        new Bench()
            .list("l", Purpose.CUSTOM, false, "id,domain\n1,a.example\n")
            .rule("id: t, list: l, match: [term, domain], verdict: exclude")
            .judge();
    assertEquals(List.of(), judge.measured(page("a.example", "a.example", "", "")));
  }
}
