package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one form of a policy, and the digest made of it. */
class PolicyCanonicalTest {
  @Test
  void theCanonicalFormIsYamlThatAPersonCanRead() {
    String yaml =
        """
        # two rules
        format: 1
        policy: "two"
        rules:
          - {verdict: flag, score: 0.70, model: m, id: nsfw, labels: Porn}
          - {match: [pdq, md5], list: l, id: known, verdict: exclude}
        lists: [{id: l, purpose: tvec, path: a: b.csv, columns: {S: {status: {Gone: deleted, live: active}}, P: pdq, M: md5}, categories: [2, 1]}]
        """
            .replace("a: b.csv", "\"a: b.csv\"");

    assertEquals(
        """
        policy: two
        format: 1
        lists:
          - id: l
            path: "a: b.csv"
            purpose: tvec
            confidential: true
            max-age: 30 d
            columns:
              M: md5
              P: pdq
              S:
                status:
                  gone: deleted
                  live: active
            categories: ["1", "2"]
            disputed: match
            max-malformed: 0 %
            permissions: owner
        rules:
          - id: nsfw
            model: m
            labels: [Porn]
            score: 0.7
            verdict: flag
            rollout: enforce
          - id: known
            list: l
            match: [md5, pdq]
            distance: 31
            quality: 50
            orientations: upright
            verdict: exclude
            rollout: enforce
        not-comparable: flag
        cascade: record
        limits:
          record: 64 MiB
          pixels: 64 MP
          scans: 100
          parts: 2000
          part-bytes: 128 MiB
          cpu: 20 s
          heap: 1 GiB
        types: [image, html, text, pdf, office, odf, epub, rtf]
        sandbox: auto
        evidence:
          retain: 365 d
        """,
        Policies.parse(yaml).canonical());
  }

  @Test
  void everyPolicyReadsBackFromItsCanonicalFormAsItself() {
    RandomPolicy random = new RandomPolicy(20240531);
    for (int i = 0; i < 500; i++) {
      Policy policy = random.next();
      Policy back = Policies.parse(policy.canonical());

      assertEquals(policy.canonical(), back.canonical());
      assertEquals(policy.digest(), back.digest());
      assertEquals(withoutPlaces(policy), withoutPlaces(back));
    }
  }

  /** All components as they are, so that nothing can be lost by both reader and writer. */
  private static String withoutPlaces(Policy policy) {
    StringBuilder all = new StringBuilder();
    for (ListSpec l : policy.lists()) {
      all.append(l.id()).append(l.path()).append(l.purpose()).append(l.confidential());
      all.append(l.maxAge()).append(l.minCount()).append(l.maxShrink()).append(l.version());
      all.append(l.date())
          .append(l.columns())
          .append(l.categories())
          .append(l.format())
          .append(l.canary())
          .append(l.use())
          .append('\n');
    }
    all.append(policy.rules().toString().replaceAll("at=[^\\]]*\\]", "]")).append('\n');
    all.append(policy.name()).append(policy.notComparable()).append(policy.cascade());
    all.append(policy.limits()).append(policy.types()).append(policy.sandbox());
    return all.append(policy.dataset()).toString();
  }

  @Test
  void theDigestIsTheSha256OfTheCanonicalForm() throws Exception {
    Policy policy = Policies.parse(Policies.DEMO);
    byte[] text = policy.canonical().getBytes(StandardCharsets.UTF_8);

    assertEquals(
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)),
        policy.digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # harmless stand-ins         | # other words
          policy: demo                 | policy:     'demo'
          id: demo-known, path: lists/known.csv | path: lists/known.csv, id: demo-known
          score: 0.7,                  | score: 7e-1,
          [md5, sha1, sha256]          | [sha256, md5, sha1]
          match: domain                | match: [domain]
          distance: 31, quality: 50,   | quality: 50,
          record: 64 MiB, pixels: 64 MP | pixels: 64000000 px, record: 0.0625GiB
          cpu: 20 s                    | cpu: 20000 ms
          not-comparable: flag         | sandbox: auto
          """)
  void whatSaysTheSameHasTheSameDigest(String old, String same) {
    assertEquals(digest(Policies.DEMO), digest(Policies.demo(old, same)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy: demo                 | policy: demo2
          score: 0.7,                  | score: 0.71,
          distance: 31                 | distance: 30
          quality: 50                  | quality: 51
          lists/known.csv              | lists/known2.csv
          purpose: csam                | purpose: ncii
          purpose: csam                | purpose: csam, categories: 1
          confidential: false          | confidential: false, columns: {A: domain, B: status}
          confidential: false          | confidential: true
          purpose: csam, max-age: never | purpose: csam
          [md5, sha1, sha256]          | [md5, sha1]
          match: domain, verdict: exclude | match: domain, verdict: flag
          rollout: shadow              | rollout: enforce
          not-comparable: flag         | not-comparable: keep
          not-comparable: flag         | sandbox: require
          not-comparable: flag         | types: [image, html]
          cascade: record              | cascade: none
          record: 64 MiB               | record: 65 MiB
          scans: 100                   | scans: 101
          cpu: 20 s                    | cpu: 21 s
          heap: 1 GiB                  | heap: 2 GiB
          """)
  void whatSaysSomethingElseHasAnotherDigest(String old, String other) {
    assertNotEquals(digest(Policies.DEMO), digest(Policies.demo(old, other)));
  }

  @Test
  void theOrderOfRulesAndOfListsCounts() {
    assertNotEquals(digest(Policies.DEMO), digest(swapped("id: site,", "id: bytes,")));
    assertNotEquals(digest(Policies.DEMO), digest(swapped("id: demo-known,", "id: demo-sites,")));
  }

  private static String swapped(String first, String second) {
    List<String> lines = new ArrayList<>(Policies.DEMO.lines().toList());
    int a = indexOf(lines, first);
    int b = indexOf(lines, second);
    Collections.swap(lines, a, b);
    return String.join("\n", lines);
  }

  private static int indexOf(List<String> lines, String piece) {
    return lines.indexOf(lines.stream().filter(l -> l.contains(piece)).findFirst().orElseThrow());
  }

  private static String digest(String yaml) {
    return Policies.parse(yaml).digest();
  }

  @Test
  void whatIsSkippedIsPartOfTheDigest() {
    String yaml =
        """
        policy: p
        format: 1
        rules: [{id: r, model: m, score: 0.5, verdict: flag}]
        """;
    Policy without = Policies.parse(yaml);
    Policy with = Policies.parse(yaml + "skip: \"s3a://b/pre: screen\"\n");
    assertEquals("s3a://b/pre: screen", with.skip().orElseThrow().path());
    assertEquals(4, with.skip().orElseThrow().at().line());
    assertEquals(without.canonical() + "skip: \"s3a://b/pre: screen\"\n", with.canonical());
    assertNotEquals(without.digest(), with.digest());
  }
}
