package io.winnow.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.DistanceBand;
import io.winnow.core.Finding;
import io.winnow.core.FindingClass;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.ModelScores;
import io.winnow.core.Nearness;
import io.winnow.core.Orientation;
import io.winnow.core.PixelHash;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.RecordType;
import io.winnow.core.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
  private static final String PAYLOAD = "harmless payload";
  private static final String MD5 = Bench.digests(PAYLOAD).md5().hex();
  private static final String SHA256 = Bench.digests(PAYLOAD).sha256().hex();

  private static String md5List(String entry) {
    return "id,md5\n" + entry + "," + MD5 + "\n";
  }

  private static Decision payload(Judge judge) {
    return judge.decide(
        Bench.ITEM,
        judge.beforeScreening(Bench.record("http://a.example/", Bench.bytes(PAYLOAD))),
        true);
  }

  private static String by(Decision decision) {
    return decision.decidedBy().map(Finding::ruleId).orElse("nothing");
  }

  @Test
  void theStrongestPurposeDecidesWhateverTheOrder() {
    Judge judge =
        new Bench()
            .list("sites", Purpose.CUSTOM, false, "id,domain\n1,a.example\n")
            .list("tvec", Purpose.TVEC, true, md5List("2"))
            .list("csam", Purpose.CSAM, true, "id,sha256\n3," + SHA256 + "\n")
            .rule("id: site, list: sites, match: domain, verdict: exclude")
            .rule("id: t, list: tvec, match: md5, verdict: exclude")
            .rule("id: c, list: csam, match: sha256, verdict: exclude")
            .judge();
    Decision decision = payload(judge);
    assertEquals(Verdict.EXCLUDED, decision.verdict());
    assertEquals("c", by(decision));
    assertTrue(decision.isKnown());
    assertEquals(
        List.of("site", "t", "c"), decision.findings().stream().map(Finding::ruleId).toList());
  }

  @Test
  void ofEqualPurposesTheFirstRuleDecides() {
    Judge judge =
        new Bench()
            .list("one", Purpose.CUSTOM, false, "id,pdq\n1," + Bench.pdq(0).hex() + "\n")
            .list("two", Purpose.CUSTOM, false, md5List("2"))
            .rule("id: first, list: one, match: pdq, verdict: exclude")
            .rule("id: second, list: two, match: md5, verdict: exclude")
            .judge();
    List<Finding> findings = new ArrayList<>(judge.beforeMeasuring(Bench.digests(PAYLOAD)));
    findings.addAll(judge.measured(image(Bench.pdq(3), 100, List.of())));
    assertEquals("first", by(judge.decide(Bench.ITEM, findings, true)));
  }

  private static Bench excused(Purpose purpose, boolean shadow) {
    boolean floor = purpose.isProtected();
    return new Bench()
        .list("allowed", Purpose.ALLOW, false, "id,domain\n1,a.example\n")
        .list("listed", purpose, false, md5List("2"))
        .rule("id: ok, list: allowed, match: domain")
        .rule(
            "id: bad, list: listed, match: md5, verdict: exclude"
                + (shadow && !floor ? ", rollout: shadow" : ""));
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"ALLOW", "BENIGN"},
      mode = EnumSource.Mode.EXCLUDE)
  void anExcuseWinsOverAdultAndCustomOnly(Purpose purpose) {
    Decision decision = payload(excused(purpose, false).judge());
    if (purpose == Purpose.ADULT || purpose == Purpose.CUSTOM) {
      assertEquals(Verdict.FLAGGED, decision.verdict());
      assertEquals("ok", by(decision));
    } else {
      assertEquals(Verdict.EXCLUDED, decision.verdict());
      assertEquals("bad", by(decision));
    }
  }

  @Test
  void anExcusedRecordIsNotExcludedBeforeItIsScreened() {
    Judge judge = excused(Purpose.ADULT, false).judge();
    List<Finding> findings =
        judge.beforeScreening(Bench.record("http://a.example/", Bench.bytes(PAYLOAD)));
    assertFalse(judge.isExcluded(Bench.ITEM, findings));
  }

  @Test
  void anExcuseDoesNotExcuseWhatIsUnscannableOrScored() {
    Judge judge =
        excused(Purpose.ADULT, false)
            .rule("id: nsfw, model: " + Bench.MODEL + ", score: 0.7, verdict: exclude")
            .judge();
    CrawlRecord cut =
        Bench.record(
            RecordType.RESPONSE,
            "http://a.example/",
            Bench.bytes(PAYLOAD),
            List.of(),
            Reason.DECLARED_TRUNCATED);
    Decision unscannable = judge.decide(Bench.ITEM, judge.beforeScreening(cut), true);
    assertEquals(Verdict.EXCLUDED, unscannable.verdict());
    assertEquals("unscannable", by(unscannable));

    List<Finding> findings =
        new ArrayList<>(
            judge.beforeScreening(Bench.record("http://a.example/", Bench.bytes(PAYLOAD))));
    findings.addAll(judge.measured(image(Bench.pdq(0), 100, scores(0.9f))));
    Decision scored = judge.decide(Bench.ITEM, findings, true);
    assertEquals(Verdict.EXCLUDED, scored.verdict());
    assertEquals("nsfw", by(scored));
  }

  @Test
  void aMatchOnAnAllowListAloneKeepsAndFlagsNothing() {
    Judge judge =
        new Bench()
            .list("allowed", Purpose.ALLOW, false, md5List("1"))
            .rule("id: ok, list: allowed, match: md5")
            .judge();
    Decision decision = payload(judge);
    assertEquals(Verdict.KEPT, decision.verdict());
    assertEquals(1, decision.findings().size());
  }

  @Test
  void shadowFlagsWhatItWouldExclude() {
    Judge judge =
        new Bench()
            .list("adult", Purpose.ADULT, false, md5List("1"))
            .rule("id: s, list: adult, match: md5, verdict: exclude, rollout: shadow")
            .judge();
    assertEquals(Verdict.FLAGGED, payload(judge).verdict());
    assertEquals("s", by(payload(judge)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"CSAM", "NCII", "EXPLOITATIVE", "TVEC", "REQUESTED"})
  void noPolicyLowersAProtectedFloor(Purpose purpose) {
    for (String verdict :
        List.of("verdict: flag", "verdict: keep", "verdict: exclude, rollout: shadow")) {
      Bench bench =
          new Bench()
              .list("l", purpose, true, md5List("1"))
              .rule("id: r, list: l, match: md5, " + verdict);
      assertThrows(ProblemsException.class, bench::judge, verdict);
    }
  }

  @Test
  void whatNobodyAskedForIsSetAsideButKeepsItsFindings() {
    Judge judge =
        new Bench()
            .list("adult", Purpose.ADULT, false, md5List("1"))
            .rule("id: f, list: adult, match: md5, verdict: flag")
            .judge();
    List<Finding> findings = judge.beforeMeasuring(Bench.digests(PAYLOAD));
    Decision decision = judge.decide(Bench.ITEM, findings, false);
    assertEquals(Verdict.SET_ASIDE, decision.verdict());
    assertEquals("f", by(decision));
    assertEquals(Verdict.FLAGGED, judge.decide(Bench.ITEM, findings, true).verdict());
  }

  @Test
  void whatIsExcludedIsExcludedWhoeverAsked() {
    Judge judge = excused(Purpose.CSAM, false).judge();
    List<Finding> findings = judge.beforeMeasuring(Bench.digests(PAYLOAD));
    assertEquals(Verdict.EXCLUDED, judge.decide(Bench.ITEM, findings, false).verdict());
  }

  /** Seven fingerprints, of which one lies that far from what is listed. */
  private static List<Fingerprint> turned(int place, int distance) {
    List<Fingerprint> all = new ArrayList<>(Collections.nCopies(7, Bench.pdq(200)));
    all.set(place, Bench.pdq(distance));
    return all;
  }

  private static Optional<Nearness> nearest(String keys, PixelHash hash) {
    Judge judge =
        new Bench()
            .list("l", Purpose.CUSTOM, false, "id,pdq\nzz-1," + Bench.pdq(0).hex() + "\n")
            .rule("id: r, list: l, match: pdq, verdict: exclude" + keys)
            .judge();
    Measurement image =
        Measurement.image(0, "image/png", new ImageMeasurement(200, 200, List.of(hash), List.of()));
    return judge.measured(image).stream()
        .map(f -> Objects.requireNonNull(f.list()).nearness())
        .findFirst();
  }

  @Test
  void theNearestOrientationCountsIfTheRuleAsksForAll() {
    Fingerprint far = Bench.pdq(100);
    PixelHash mirrored = new PixelHash(Algorithm.PDQ, far, 80, turned(3, 4));
    assertEquals(Optional.empty(), nearest("", mirrored));
    assertEquals(
        Optional.of(new Nearness(4, DistanceBand.D0_10, 80, Orientation.MIRRORED)),
        nearest(", orientations: all", mirrored));
  }

  @Test
  void uprightComesFirstAmongEquallyNear() {
    PixelHash both = new PixelHash(Algorithm.PDQ, Bench.pdq(4), 80, turned(2, 4));
    assertEquals(
        Optional.of(new Nearness(4, DistanceBand.D0_10, 80, Orientation.UPRIGHT)),
        nearest(", orientations: all", both));
    PixelHash nearer = new PixelHash(Algorithm.PDQ, Bench.pdq(12), 80, turned(6, 2));
    assertEquals(
        Optional.of(new Nearness(2, DistanceBand.D0_10, 80, Orientation.MIRRORED_270)),
        nearest(", orientations: all", nearer));
  }

  @Test
  void aPictureThatWasNotHashedOrTurnedAsARuleAsksIsUnscannable() {
    for (PixelHash hash :
        List.of(
            PixelHash.upright(Bench.pdq(0), 80),
            PixelHash.upright(Fingerprint.of(new Algorithm("other", 1), new byte[1]), 80))) {
      Judge judge =
          new Bench()
              .list("l", Purpose.CUSTOM, false, "id,pdq\nzz-1," + Bench.pdq(0).hex() + "\n")
              .rule("id: r, list: l, match: pdq, orientations: all, verdict: flag")
              .judge();
      List<Finding> findings =
          judge.measured(
              Measurement.image(
                  0, "image/png", new ImageMeasurement(200, 200, List.of(hash), List.of())));
      assertEquals(List.of(Finding.unscannable(Reason.SCREENER_LIED)), findings);
    }
  }

  private static Measurement image(
      @Nullable Fingerprint pdq, int quality, List<ModelScores> scores) {
    int side = pdq == null ? 4 : 200;
    PixelHash hash = pdq == null ? PixelHash.none(Algorithm.PDQ) : PixelHash.upright(pdq, quality);
    return Measurement.image(
        0, "image/png", new ImageMeasurement(side, side, List.of(hash), scores));
  }

  private static List<ModelScores> scores(float porn) {
    return List.of(
        new ModelScores(Bench.MODEL, "1", List.of("neutral", "porn"), List.of(1 - porn, porn)));
  }

  private static Judge pictures(String notComparable) {
    return new Bench()
        .list("p", Purpose.CSAM, true, "id,pdq\n1," + Bench.pdq(0).hex() + "\n")
        .rule("id: pic, list: p, match: pdq, distance: 31, quality: 50, verdict: exclude")
        .with("not-comparable: " + notComparable)
        .judge();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 50, EXCLUDED, pic",
    "31, 50, EXCLUDED, pic",
    "32, 50, KEPT, nothing",
    "0, 49, FLAGGED, not-comparable",
    "100, 0, FLAGGED, not-comparable"
  })
  void aPictureMatchesUpToItsDistanceFromItsQualityOn(
      int distance, int quality, Verdict verdict, String rule) {
    Judge judge = pictures("flag");
    Decision decision =
        judge.decide(
            Bench.ITEM, judge.measured(image(Bench.pdq(distance), quality, List.of())), true);
    assertEquals(verdict, decision.verdict());
    assertEquals(rule, by(decision));
    if (verdict == Verdict.EXCLUDED) {
      assertEquals(distance, decision.findings().get(0).list().distance());
      assertEquals(quality, decision.findings().get(0).list().quality());
    }
  }

  @ParameterizedTest
  @CsvSource({"keep, KEPT", "flag, FLAGGED", "exclude, EXCLUDED"})
  void thePolicySaysWhatBecomesOfWhatCannotBeCompared(String word, Verdict verdict) {
    Judge judge = pictures(word);
    Decision poor =
        judge.decide(Bench.ITEM, judge.measured(image(Bench.pdq(90), 10, List.of())), true);
    Decision small = judge.decide(Bench.ITEM, judge.measured(image(null, 0, List.of())), true);
    assertEquals(verdict, poor.verdict());
    assertEquals(verdict, small.verdict());
    if (verdict != Verdict.KEPT) {
      assertEquals(Reason.NOT_COMPARABLE, poor.findings().get(0).reason());
      assertEquals(Reason.TOO_SMALL_TO_HASH, small.findings().get(0).reason());
      assertEquals(FindingClass.POLICY, small.findings().get(0).findingClass());
    }
  }

  @Test
  void withoutPictureRulesEveryQualityWillDo() {
    Judge judge = excused(Purpose.ADULT, false).judge();
    assertEquals(List.of(), judge.measured(image(null, 0, List.of())));
  }

  @ParameterizedTest
  @CsvSource({"0.7, EXCLUDED", "0.69999, KEPT", "0.70001, EXCLUDED", "0, KEPT", "1, EXCLUDED"})
  void aScoreCountsFromItsThresholdOn(float score, Verdict verdict) {
    Judge judge =
        new Bench()
            .rule("id: nsfw, model: " + Bench.MODEL + ", score: 0.7, verdict: exclude")
            .judge();
    Decision decision =
        judge.decide(Bench.ITEM, judge.measured(image(Bench.pdq(0), 100, scores(score))), true);
    assertEquals(verdict, decision.verdict());
  }

  @Test
  void aPictureThatAModelHasNotSeenIsUnscannable() {
    Judge judge =
        new Bench().rule("id: nsfw, model: " + Bench.MODEL + ", score: 0.7, verdict: flag").judge();
    Decision decision =
        judge.decide(Bench.ITEM, judge.measured(image(Bench.pdq(0), 100, List.of())), true);
    assertEquals(Verdict.EXCLUDED, decision.verdict());
    assertEquals(FindingClass.UNSCANNABLE, decision.findings().get(0).findingClass());
  }

  @Test
  void aRuleThatWouldSumNothingIsRefused() {
    io.winnow.policy.Policy policy =
        io.winnow.policy.Policy.parse(
            "policy: p\nformat: 1\nrules:\n  - {id: n, model: m, score: 0.7, verdict: exclude}\n",
            "p.yaml");
    assertThrows(
        IllegalArgumentException.class,
        () -> new Judge(policy, Map.of(), Map.of(), ItemReviews.NONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Judge(policy, Map.of(), Map.of("m", List.of()), ItemReviews.NONE));
  }

  @ParameterizedTest
  @CsvSource({"http://, true", "'HTTP:/[', true", "'', false", "dns:a.example, false"})
  void anAddressThatCannotBeReadIsUnscannableWhereAddressesAreChecked(
      String url, boolean malformed) {
    Judge addresses = excused(Purpose.ADULT, false).judge();
    Judge digests =
        new Bench()
            .list("l", Purpose.CSAM, true, md5List("1"))
            .rule("id: r, list: l, match: md5, verdict: exclude")
            .judge();
    CrawlRecord record = Bench.record(url, Bench.bytes("other"));
    assertEquals(
        malformed, addresses.isExcluded(Bench.ITEM, addresses.beforeScreening(record)), url);
    assertFalse(digests.isExcluded(Bench.ITEM, digests.beforeScreening(record)));
  }

  @Test
  void fingerprintsThatCameAlongsideCountAndSaySo() {
    Judge judge =
        new Bench()
            .list("l", Purpose.CSAM, true, "id,sha1\n1," + Bench.digests(PAYLOAD).sha1().hex())
            .rule("id: r, list: l, match: sha1, verdict: exclude")
            .judge();
    CrawlRecord revisit =
        Bench.record(
            RecordType.REVISIT,
            "http://a.example/",
            new byte[0],
            List.of(Bench.digests(PAYLOAD).sha1()),
            null);
    Decision decision = judge.decide(Bench.ITEM, judge.beforeScreening(revisit), false);
    assertTrue(decision.isKnown());
    assertTrue(decision.findings().get(0).list().alongside());
  }

  @Test
  void otherKindsAreNeverAskedFor() {
    Judge judge = excused(Purpose.ADULT, false).judge();
    assertFalse(judge.asksFor(ItemKind.OTHER, "image/png"));
    assertFalse(judge.asksFor(ItemKind.IMAGE, ""));
    assertTrue(judge.asksFor(ItemKind.IMAGE, "image/png"));
    assertTrue(judge.asksFor(ItemKind.DOCUMENT, "text/html"));
  }
}
