package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {
  @Test
  void readsTheDocumentedExample() {
    Policy policy = Policies.parse(Policies.DEMO);

    assertEquals("demo", policy.name());
    assertEquals(List.of("demo-known", "demo-sites"), ids(policy));
    ListSpec known = policy.list("demo-known").orElseThrow();
    assertEquals(Purpose.CSAM, known.purpose());
    assertEquals("lists/known.csv", known.path());
    assertTrue(known.confidential());
    assertEquals(Optional.empty(), known.maxAge());
    assertFalse(policy.list("demo-sites").orElseThrow().confidential());
    MatchKind pdq = MatchKind.all().get("pdq");
    assertEquals(
        new ListRule(
            "picture",
            "demo-known",
            Set.of(pdq),
            Map.of(pdq, 31),
            50,
            Orientations.UPRIGHT,
            TermMatching.DEFAULT,
            Verdict.EXCLUDED,
            Rollout.ENFORCE,
            new Position("p.yaml", 9, 5)),
        policy.rules().get(2));
    assertEquals(
        new ModelRule(
            "nsfw-strict",
            "nsfwjs-mobilenet-v2-mid",
            List.of(),
            0.5,
            Verdict.EXCLUDED,
            Rollout.SHADOW,
            new Position("p.yaml", 11, 5)),
        policy.rules().get(4));
    assertEquals(Limits.DEFAULT, policy.limits());
  }

  @Test
  void whatIsNotSaidHasItsDocumentedDefault() {
    Policy policy =
        Policies.parse(
            """
            policy: defaults
            format: 1
            lists:
              - {id: l, path: l.txt, purpose: adult}
            rules:
              - {id: r, list: l, match: pdq, verdict: flag}
            """);

    ListSpec list = policy.lists().get(0);
    assertTrue(list.confidential());
    assertEquals(Optional.of(Duration.ofDays(30)), list.maxAge());
    assertEquals(OptionalLong.empty(), list.minCount());
    ListRule rule = (ListRule) policy.rules().get(0);
    assertEquals(31, rule.distance(MatchKind.all().get("pdq")));
    assertEquals(Orientations.UPRIGHT, rule.orientations());
    assertEquals(50, rule.quality());
    assertEquals(Rollout.ENFORCE, rule.rollout());
    assertEquals(Verdict.FLAGGED, policy.notComparable());
    assertEquals(Cascade.RECORD, policy.cascade());
    assertEquals(Sandbox.AUTO, policy.sandbox());
    assertEquals(EnumSet.allOf(MediaGroup.class), policy.types());
    assertEquals(Limits.DEFAULT, policy.limits());
    assertEquals(Dataset.NONE, policy.dataset());
  }

  @Test
  void readsEveryKeyOfAList() {
    Policy policy =
        Policies.parse(
            """
            policy: full
            format: 1
            lists:
              - id: l
                path: s3a://bucket/l.csv
                purpose: ncii
                confidential: true
                max-age: 36 h
                min-count: 1000
                max-shrink: 0.25
                version: 1.10
                date: 2024-05-31
                columns: {MD5 hash: md5, "SHA 1": sha1, Entry: id, State: {status: {Gone: deleted, in force: active}}}
                categories: [1, B2]
                format: csv
                canary: canary.example
                disputed: ignore
                max-malformed: 0.5 %
                min-active: 95%
                permissions: any
            rules:
              - {id: r, list: l, match: [sha1, md5], verdict: exclude}
            dataset: {name: A name, license: CC0-1.0, url: "https://example.org/", creator: Us}
            """);

    assertEquals(
        new ListSpec(
            "l",
            "s3a://bucket/l.csv",
            Purpose.NCII,
            true,
            Optional.of(Duration.ofHours(36)),
            OptionalLong.of(1000),
            Optional.of(0.25),
            Optional.of("1.10"),
            Optional.of(LocalDate.of(2024, 5, 31)),
            Map.of(
                "MD5 hash",
                "md5",
                "SHA 1",
                "sha1",
                "Entry",
                "id",
                "State",
                "status\ngone=deleted\nin force=active"),
            Set.of("1", "B2"),
            Optional.of("csv"),
            Optional.of("canary.example"),
            new ListUse(false, 0.5, Optional.of(95.0), true),
            new Position("p.yaml", 4, 5)),
        policy.lists().get(0));
    assertEquals(
        new Dataset(
            Optional.of("A name"),
            Optional.of("CC0-1.0"),
            Optional.of("https://example.org/"),
            Optional.of("Us"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        policy.dataset());
  }

  @Test
  void aRuleOnAListThatExcusesKeepsWithoutSayingSo() {
    String yaml = Policies.demo("purpose: custom", "purpose: allow");
    Policy silent =
        Policies.parse(yaml.replace("match: domain, verdict: exclude", "match: domain"));

    assertEquals(Verdict.KEPT, silent.rules().get(0).verdict());
    assertEquals(
        silent,
        Policies.parse(
            yaml.replace("match: domain, verdict: exclude", "match: domain, verdict: keep")));
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsMakeNoDifference() {
    Policy plain = Policies.parse(Policies.DEMO);

    assertEquals(plain, Policies.parse("\uFEFF" + Policies.DEMO.replace("\n", "\r\n")));
    byte[] bytes = ("\uFEFF" + Policies.DEMO).getBytes(StandardCharsets.UTF_8);
    assertEquals(plain, Policy.parse(bytes, "other.yaml"));
  }

  @Test
  void bytesThatAreNotUtf8AreAProblemWithTheirPlace() {
    byte[] bytes = "policy: ok\nformat: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    ProblemsException e =
        assertThrows(ProblemsException.class, () -> Policy.parse(bytes, "latin1.yaml"));

    assertEquals(
        "latin1.yaml:2: byte 19 is not UTF-8; save the file as UTF-8",
        e.problems().get(0).toString());
  }

  private static List<String> ids(Policy policy) {
    return policy.lists().stream().map(ListSpec::id).toList();
  }
}
