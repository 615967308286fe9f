package io.winnow.report.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.report.PaperRun;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.run.Manifest;
import io.winnow.run.RunKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttestationFormatTest {
  private static PaperRun run() {
    return new PaperRun()
        .policy(PaperRun.POLICY + PaperRun.FACTS + PaperRun.APPROVAL)
        .tally(PaperRun.tally(20_000, Map.of("known/list-match", 3L, "scored/score", 70L)))
        .input("zz-secret-shard.warc.gz", "1f".repeat(32))
        .list("zz-known", "csam", 0, 0);
  }

  private static String write(ReportData data, boolean json) throws IOException {
    AttestationFormat format = new AttestationFormat(json, Optional.empty());
    assertEquals(List.of(), format.problems(data));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(data, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itSaysWhatWasLookedForAndWhatNot() throws IOException {
    String text = write(run().data(Optional.empty(), ProofState.Kind.AUTHENTICATED), false);
    for (String part :
        new String[] {
          "# Attestation: Paths and bread",
          "- Run: `" + "ab".repeat(32) + "`",
          "- Ended 2026-05-10, Winnow 0.1.0, complete",
          "- Signature: Ed25519 key `" + "a5".repeat(32) + "`, unchanged since",
          "- Policy: paper, SHA-256 `",
          "- Approval: A. Reviewer, Head of compliance, 2026-05-02, reference ZZ-7",
          "- List zz-known, version 2026-05-01.1 of 2026-05-01, purpose csam",
          "90 % of list zz-known is active",
          "- Model paper-model, version 1.0: from score 0.70 on, exclude",
          "- excluded, known: a match with a protected list: \\<5",
          "- excluded, policy: another list, in one record with what is excluded (a cascade), or",
          "- excluded, scored: a model's score over a threshold: 70",
          "## What was not looked for",
          "`winnow verify RUN --key KEY.pub`"
        }) {
      assertTrue(text.contains(part), () -> "no \"" + part + "\" in " + text);
    }
  }

  @Test
  void nothingOfWhereItCameFromIsInEither() throws IOException {
    ReportData data = run().state(Manifest.State.INCOMPLETE).data();
    for (boolean json : new boolean[] {false, true}) {
      String text = write(data, json);
      for (String secret :
          new String[] {"zz-secret", "/data", "warc", "http", "example.com", "it broke", ": 3\n"}) {
        assertFalse(text.contains(secret), () -> secret + " in " + text);
      }
      assertTrue(text.contains("incomplete"), text);
    }
  }

  @Test
  void bothSayTheSame() throws IOException {
    JsonNode json = new ObjectMapper().readTree(write(run().data(), true));
    assertEquals(1, json.get("format").asInt());
    assertEquals("Paths and bread", json.get("dataset").asText());
    assertEquals("ab".repeat(32), json.get("runSha256").asText());
    assertEquals("unsigned", json.get("signature").asText());
    assertTrue(json.get("keyId").isNull());
    assertEquals("A. Reviewer", json.get("policy").get("approvedBy").asText());
    assertEquals("excluded/known", json.get("counts").get(2).get("what").asText());
    assertEquals("<5", json.get("counts").get(2).get("count").asText());
  }

  @Test
  void itIsOnePageHoweverManyListsThereAre() throws IOException {
    PaperRun many = run();
    for (int i = 0; i < 300; i++) {
      many.list("zz-other-" + i, "custom", 0, 0);
    }
    String text = write(many.data(), false);
    assertTrue(text.contains("- and 293 lists more; the policy names all"), text);
    assertTrue(text.lines().count() <= 60, () -> text.lines().count() + " lines");
    assertTrue(text.length() <= 6_000, () -> text.length() + " characters");
  }

  @Test
  void whatIsNotSignedOrNotCheckedIsCalledSo() throws IOException {
    assertTrue(write(run().data(), false).contains("- Signature: none: nobody vouches"));
    String other = write(run().data(Optional.empty(), ProofState.Kind.UNAUTHENTICATED), false);
    assertTrue(other.contains("by whom was not checked"), other);
  }

  @Test
  void aBrokenSignatureAndADryRunAreNotAttested() {
    AttestationFormat format = new AttestationFormat(false, Optional.empty());
    assertTrue(
        format
            .problems(run().data(Optional.empty(), ProofState.Kind.BROKEN))
            .toString()
            .contains("its signature does not hold"));
    assertTrue(
        format.problems(run().kind(RunKind.SCAN).data()).toString().contains("it wrote no data"));
  }
}
