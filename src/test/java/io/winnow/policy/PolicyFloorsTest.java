package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.Purpose;
import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no policy can lower. */
class PolicyFloorsTest {
  private static final String ALWAYS =
      "a match on a list of protected purpose is always excluded: l is %s; write %s";

  private static final Position AT = new Position("p.yaml", 1, 1);

  private static String policy(Purpose purpose, String rest) {
    return """
    policy: p
    format: 1
    lists:
      - {id: l, path: l.txt, purpose: %s}
    rules:
      - {id: r, list: l, match: md5, %s}
    """
        .formatted(purpose.id(), rest);
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"CSAM", "NCII", "EXPLOITATIVE", "TVEC", "REQUESTED"})
  void aMatchOfProtectedPurposeCannotBeFlaggedKeptOrShadowed(Purpose purpose) {
    String floor = "p.yaml:6:43: rules[0].verdict: " + ALWAYS.formatted(purpose.id(), "%s");
    String exclude = floor.formatted("verdict: exclude");

    assertEquals(List.of(exclude), Policies.messages(policy(purpose, "verdict: flag")));
    assertEquals(List.of(exclude), Policies.messages(policy(purpose, "verdict: keep")));
    assertEquals(
        List.of(
            "p.yaml:6:61: rules[0].rollout: " + ALWAYS.formatted(purpose.id(), "rollout: enforce")),
        Policies.messages(policy(purpose, "verdict: exclude, rollout: shadow")));
    assertEquals(List.of(), Policies.messages(policy(purpose, "verdict: exclude")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"ADULT", "CUSTOM"})
  void otherListsCanBeFlaggedOrShadowed(Purpose purpose) {
    assertEquals(List.of(), Policies.messages(policy(purpose, "verdict: flag")));
    assertEquals(
        List.of(), Policies.messages(policy(purpose, "verdict: exclude, rollout: shadow")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unscannable",
        "on-unscannable",
        "allow_unscannable",
        "Unscannable",
        "encrypted",
        "parse-failed",
        "trailing_data"
      })
  void whatHappensToUnscannableItemsIsNoKeyAnywhere(String key) {
    String message =
        "an item that cannot be scanned is always excluded, and no policy can change that;"
            + " remove this key";

    assertEquals(
        List.of("p.yaml:5:1: " + key + ": " + message),
        Policies.messages(Policies.SMALL + key + ": flag\n"));
    assertEquals(
        List.of("p.yaml:5:10: limits." + key + ": " + message),
        Policies.messages(Policies.SMALL + "limits: {" + key + ": flag}\n"));
    String rule = "  - {id: nsfw, ";
    assertEquals(
        List.of("p.yaml:4:%d: rules[0].%s: %s".formatted(rule.length() + 1, key, message)),
        Policies.messages(Policies.SMALL.replace(rule, rule + key + ": flag, ")));
  }

  @Test
  void aListThatNoRuleUsesIsAProblem() {
    String list = "lists:\n  - {id: l, path: l.txt, purpose: %s}\n";

    assertEquals(
        List.of(
            "p.yaml:6:5: lists[0]: list l is of protected purpose, but checked by no rule;"
                + " add a rule"),
        Policies.messages(Policies.SMALL + list.formatted("tvec")));
    assertEquals(
        List.of("p.yaml:6:5: lists[0]: list l is checked by no rule; remove it or add a rule"),
        Policies.messages(Policies.SMALL + list.formatted("adult")));
  }

  @Test
  void aListOfProtectedPurposeCannotBeOpen() {
    String yaml =
        policy(Purpose.CSAM, "verdict: exclude").replace("csam", "csam, confidential: false");
    int column = "  - {id: l, path: l.txt, purpose: csam, confidential: ".length() + 1;

    assertEquals(
        List.of(
            "p.yaml:4:%d: lists[0].confidential: ".formatted(column)
                + "a list of protected purpose (csam) is always confidential; remove this key"),
        Policies.messages(yaml));
  }

  @Test
  void theFloorsHoldWithoutTheReaderToo() {
    ListSpec known = list(Purpose.CSAM, true);

    assertEquals("l", policy(known, rule(Verdict.EXCLUDED, Rollout.ENFORCE)).lists().get(0).id());
    refused(() -> policy(known, rule(Verdict.FLAGGED, Rollout.ENFORCE)));
    refused(() -> policy(known, rule(Verdict.KEPT, Rollout.ENFORCE)));
    refused(() -> policy(known, rule(Verdict.EXCLUDED, Rollout.SHADOW)));
    refused(() -> list(Purpose.CSAM, false));
    refused(
        () ->
            policy(
                known,
                new ModelRule("r", "m", List.of(), 0.5, Verdict.EXCLUDED, Rollout.ENFORCE, AT)));
    refused(
        () ->
            new ModelRule("r", "m", List.of(), Double.NaN, Verdict.EXCLUDED, Rollout.ENFORCE, AT));
  }

  private static void refused(Runnable making) {
    assertTrue(
        assertThrows(IllegalArgumentException.class, making::run).getMessage().length() > 10);
  }

  private static Rule rule(Verdict verdict, Rollout rollout) {
    return new ListRule(
        "r",
        "l",
        Set.of(MatchKind.MD5),
        Map.of(),
        50,
        Orientations.UPRIGHT,
        TermMatching.DEFAULT,
        verdict,
        rollout,
        AT);
  }

  private static ListSpec list(Purpose purpose, boolean confidential) {
    return new ListSpec(
        "l",
        "l.txt",
        purpose,
        confidential,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        ListUse.DEFAULT,
        AT);
  }

  private static Policy policy(ListSpec list, Rule rule) {
    return new Policy(
        "p",
        List.of(list),
        List.of(rule),
        Verdict.FLAGGED,
        Cascade.RECORD,
        Limits.DEFAULT,
        EnumSet.allOf(MediaGroup.class),
        Sandbox.AUTO,
        Dataset.NONE,
        Approval.NONE,
        EvidenceSpec.plain(AT),
        Optional.empty(),
        Optional.empty(),
        AT);
  }
}
