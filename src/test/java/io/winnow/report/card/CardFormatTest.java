package io.winnow.report.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Problem;
import io.winnow.policy.Dataset;
import io.winnow.report.PaperRun;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.report.filtering.StatedFacts;
import io.winnow.run.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CardFormatTest {
  /** From the Hub's specification of dataset cards, {@code datasetcard.md}. */
  private static final Set<String> HUB_KEYS =
      Set.of(
          "license",
          "license_name",
          "license_link",
          "pretty_name",
          "tags",
          "size_categories",
          "configs");

  private static PaperRun run() {
    return new PaperRun()
        .policy(PaperRun.POLICY + PaperRun.FACTS + PaperRun.APPROVAL)
        .tally(PaperRun.tally(20_000, Map.of("known/list-match", 3L, "scored/score", 70L)))
        .file("images", "a.warc.gz-0123456789abcdef", 12_000, "r1")
        .file("documents", "a.warc.gz-0123456789abcdef", 8_000, "r2")
        .input("zz-secret-shard.warc.gz", "1f".repeat(32))
        .list("zz-known", "csam", 0, 0)
        .list("zz-sites", "custom", 0, 0);
  }

  private static String card(ReportData data) throws IOException {
    CardFormat format = new CardFormat(Optional.empty());
    assertEquals(List.of(), format.problems(data));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(data, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Map<?, ?> yaml(String card) {
    assertTrue(card.startsWith("---\n"));
    String block = card.substring(4, card.indexOf("\n---\n", 4) + 1);
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(block);
  }

  @Test
  void theHeadIsTheHubsYaml() throws IOException {
    Map<?, ?> yaml = yaml(card(run().data()));
    assertTrue(HUB_KEYS.containsAll(yaml.keySet()), yaml::toString);
    assertEquals("cc-by-4.0", yaml.get("license"));
    assertEquals("Paths and bread", yaml.get("pretty_name"));
    assertEquals(List.of("10K<n<100K"), yaml.get("size_categories"));
    assertEquals(
        List.of(
            Map.of(
                "config_name",
                "images",
                "data_files",
                List.of(Map.of("split", "train", "path", "images/*.parquet"))),
            Map.of(
                "config_name",
                "documents",
                "data_files",
                List.of(Map.of("split", "train", "path", "documents/*.parquet")))),
        yaml.get("configs"));
  }

  @Test
  void aLicenceThatTheHubDoesNotKnowIsLinked() throws IOException {
    String facts = PaperRun.FACTS.replace("CC-BY-4.0", "https://terms.example.com/data");
    Map<?, ?> yaml = yaml(card(run().policy(PaperRun.POLICY + facts).data()));
    assertEquals("other", yaml.get("license"));
    assertEquals("see-license-link", yaml.get("license_name"));
    assertEquals("https://terms.example.com/data", yaml.get("license_link"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, n<1K",
    "999, n<1K",
    "1000, 1K<n<10K",
    "99999, 10K<n<100K",
    "1000000, 1M<n<10M",
    "999999999999, 100B<n<1T",
    "1000000000000, n>1T"
  })
  void sizesAreTheHubs(long rows, String category) {
    assertEquals(category, CardYaml.size(rows));
  }

  @Test
  void itSaysWhatWasRemovedByWhatAndHowToVerify() throws IOException {
    String card = card(run().data(Optional.empty(), ProofState.Kind.AUTHENTICATED));
    for (String part :
        new String[] {
          "## Data filtering",
          "under the policy paper (SHA-256 `",
          ", which A. Reviewer (Head of compliance) approved on 2026-05-02, reference ZZ-7",
          "| excluded, known: a match with a protected list | \\<5 |",
          "| excluded, scored: a model's score over a threshold | 70 |",
          "| zz-known | 2026-05-01.1 | 2026-05-01 | csam | md5, sha256: exclude; pdq up to distance"
              + " 31: exclude | 90 % of list zz-known is active",
          "| paper-model | 1.0 | nsfw | 0.70 | exclude |",
          "### What this does not show",
          "is `" + "ab".repeat(32) + "`. It is signed with the Ed25519 key `" + "a5".repeat(32),
          "`winnow verify RUN --key KEY.pub`"
        }) {
      assertTrue(card.contains(part), () -> "no \"" + part + "\" in " + card);
    }
  }

  @Test
  void aRunWhoseSignatureDoesNotHoldHasNone() {
    List<Problem> problems =
        new CardFormat(Optional.empty())
            .problems(run().data(Optional.empty(), ProofState.Kind.BROKEN));
    assertEquals(1, problems.size());
    assertTrue(
        problems.get(0).message().contains("cannot be described: its signature does not hold"),
        problems.get(0).message());
  }

  @Test
  void aLicenceOfTheSpdxListIsLinkedAsTheListWritesIt() throws IOException {
    String facts = PaperRun.FACTS.replace("CC-BY-4.0", "cdla-sharing-1.0");
    String card = card(run().policy(PaperRun.POLICY + facts).data());
    assertEquals("cdla-sharing-1.0", yaml(card).get("license"));
    assertTrue(card.contains("<https://spdx.org/licenses/CDLA-Sharing-1.0.html>"), card);
  }

  @Test
  void nothingOfWhereItCameFromIsInIt() throws IOException {
    String card = card(run().state(Manifest.State.INCOMPLETE).data());
    for (String secret : new String[] {"zz-secret", "/data/", ".warc", "it broke", "| 3 |"}) {
      assertFalse(card.contains(secret), secret);
    }
    assertTrue(card.contains("**The run is incomplete**: 0 of 1 shard"), card);
  }

  @Test
  void hostileWordsStayWords() throws IOException {
    String facts =
        """
        dataset:
          name: "x</h1><script>alert(1)</script> | `y`"
          license: MIT
          url: "https://a.example/"
          creator: "[me](javascript:x) https://evil.example"
          description: "# not a heading"
        """;
    PaperRun hostile = run().policy(PaperRun.POLICY + facts);
    String card = card(hostile.data());
    String body = card.substring(card.indexOf("\n---\n", 4) + 5);
    assertFalse(Pattern.compile("(?<!\\\\)<(?!https?:)").matcher(body).find(), body);
    assertFalse(body.contains("[me](javascript"), body);
    assertFalse(body.contains("https://evil"), body);
    assertTrue(body.contains("\n\\# not a heading\n"), body);
    assertEquals("x</h1><script>alert(1)</script> | `y`", yaml(card).get("pretty_name"));
  }

  @Test
  void theUsersOwnFactsStandInForThePolicys() throws IOException {
    ReportData data = run().policy(PaperRun.POLICY).data();
    assertEquals(3, new CardFormat(Optional.empty()).problems(data).size());
    Dataset facts =
        new Dataset(
            Optional.of("Given beside"),
            Optional.of("MIT"),
            Optional.of("https://a.example"),
            Optional.of("x"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    CardFormat format = new CardFormat(Optional.of(new StatedFacts("facts.yaml", facts)));
    assertEquals(List.of(), format.problems(data));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(data, out);
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("# Given beside"));
  }

  @Test
  void removedRecordsAreSaidToBeAMajorVersion() throws IOException {
    PaperRun before =
        new PaperRun()
            .policy(PaperRun.POLICY + PaperRun.FACTS.replace("2.0.0", "1.4.0"))
            .digest("cd".repeat(32))
            .file("images", "a.warc.gz-0123456789abcdef", 12_001, "r0");
    String card = card(run().data(Optional.of(before.build()), ProofState.Kind.UNSIGNED));
    assertTrue(
        card.contains(
            "Compared with the run `"
                + "cd".repeat(32)
                + "`, some shards have other rows than in the run before: records were removed, changed or added: a MAJOR version"),
        card);
  }
}
