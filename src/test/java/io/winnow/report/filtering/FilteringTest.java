package io.winnow.report.filtering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Tally;
import io.winnow.report.PaperRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilteringTest {
  private static List<String> counts(Map<String, Long> excluded) {
    Tally tally = PaperRun.tally(1_234, excluded);
    return PublicCount.all(tally).stream().map(c -> c.what() + " " + c.count()).toList();
  }

  @Test
  void itemsAreCountedByWhatBecameOfThem() {
    assertEquals(
        List.of(
            "kept 1,234",
            "flagged 0",
            "excluded/known 12",
            "excluded/unscannable 3",
            "excluded/policy 4",
            "excluded/scored 0",
            "set-aside 0"),
        counts(
            Map.of(
                "known/list-match", 10L,
                "known/cascade", 2L,
                "unscannable/truncated", 3L,
                "policy/list-match", 4L)));
  }

  @Test
  void fewMatchesOfProtectedListsAreNotSaidAndNoSumGivesThemAway() {
    for (long few : new long[] {1, 4}) {
      List<String> counts = counts(Map.of("known/list-match", few, "policy/list-match", 2L));
      assertTrue(counts.contains("excluded/known <5"), counts::toString);
      assertTrue(counts.contains("excluded/policy 2"), counts::toString);
      assertFalse(
          counts.stream().anyMatch(count -> count.endsWith(" " + (few + 2))), counts::toString);
    }
    assertTrue(counts(Map.of("known/list-match", 5L)).contains("excluded/known 5"));
    assertTrue(counts(Map.of()).contains("excluded/known 0"));
  }

  @Test
  void eachListSaysWhatWasComparedWithIt() {
    Filtering filtering =
        Filtering.of(
            new PaperRun().list("zz-known", "csam", 0, 0).list("zz-sites", "custom", 0, 0).build());
    assertEquals(
        List.of("md5, sha256: exclude", "pdq up to distance 31: exclude"),
        filtering.lists().get(0).uses());
    assertEquals(List.of("domain: exclude"), filtering.lists().get(1).uses());
    assertEquals("1.0", filtering.models().get(0).version());
    assertEquals(0.7, filtering.models().get(0).threshold());
  }

  @Test
  void whatIsNotLookedForFollowsFromThePolicy() {
    String all =
        Filtering.of(new PaperRun().list("zz-known", "csam", 0, 0).build()).notChecked().toString();
    assertTrue(all.contains("not those that were turned or mirrored"), all);
    assertTrue(all.contains("not searched for listed words"), all);
    assertTrue(all.contains("A model can be wrong"), all);
    String digests =
        """
        policy: paper
        format: 1
        lists: [{id: zz-known, path: known.csv, purpose: csam, max-age: never}]
        rules: [{id: bytes, list: zz-known, match: sha256, verdict: exclude}]
        """;
    String few =
        Filtering.of(new PaperRun().policy(digests).list("zz-known", "csam", 0, 0).build())
            .notChecked()
            .toString();
    assertTrue(few.contains("exact bytes alone"), few);
    assertTrue(few.contains("No model looked at pictures"), few);
    assertFalse(few.contains("Reviewers decided"), few);
    assertTrue(
        Filtering.of(new PaperRun().decided().build())
            .notChecked()
            .toString()
            .contains("what they allowed is kept"));
  }
}
