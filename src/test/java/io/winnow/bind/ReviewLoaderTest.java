package io.winnow.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Review;
import io.winnow.core.Shard;
import io.winnow.policy.Policy;
import io.winnow.proof.Envelope;
import io.winnow.proof.SigningKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.Json;
import io.winnow.run.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy's decisions are what its reviewer signed, or nothing runs. */
class ReviewLoaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 17);
  private static final String TOKEN = "00112233445566778899aabbccddeeff";
  private static final String CSV =
      "item_token,decision,reviewer,reason,date,expiry\n"
          + TOKEN
          + ",allow,R. Viewer,zz-note,2026-05-01,2026-05-17\n";

  private static final SigningKey.Pair REVIEWER = SigningKey.generate();
  private static final SigningKey.Pair OTHER = SigningKey.generate();

  @TempDir Path folder;

  @BeforeEach
  void signed() throws IOException {
    write("d.csv", CSV);
    write("reviewer.pub", REVIEWER.publicPem());
    sign(REVIEWER, ReviewScope.ANY);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void sign(SigningKey.Pair pair, ReviewScope scope) throws IOException {
    Files.write(
        folder.resolve("d.csv.dsse.json"),
        ReviewSignature.sign(
            Files.readAllBytes(folder.resolve("d.csv")),
            "d.csv",
            scope,
            SigningKey.parse(pair.privatePem()),
            VerifyingKey.parse(pair.publicPem())));
  }

  private static Policy policy() {
    return Policy.parse(
        """
        policy: p
        format: 1
        rules:
          - {id: r, model: nsfwjs-mobilenet-v2-mid, score: 0.7, verdict: exclude}
        decisions: {file: d.csv, signed-by: reviewer.pub}
        """,
        "p.yaml");
  }

  private FileOpener files() {
    return path -> Files.newInputStream(folder.resolve(path));
  }

  private SignedReviews load(LocalDate today) {
    return Binder.gated(policy(), files(), Optional.empty(), today, Map.of()).reviews();
  }

  private List<String> refusal() {
    List<String> problems =
        assertThrows(ProblemsException.class, () -> load(DAY)).problems().stream()
            .map(Problem::toString)
            .toList();
    problems.forEach(problem -> assertFalse(problem.contains("zz-note"), problem));
    return problems;
  }

  @Test
  void whatItsReviewerSignedIsLoadedAndStamped() {
    SignedReviews reviews = load(DAY);
    assertEquals(Review.Kind.ALLOW, reviews.set().of(TOKEN).orElseThrow().kind());
    Plan.DecisionsStamp stamp = Objects.requireNonNull(reviews.stamp());
    assertEquals(reviews.set().sha256(), stamp.sha256());
    assertEquals(VerifyingKey.parse(REVIEWER.publicPem()).id(), stamp.signedBy());
    assertEquals(List.of(1L, 0L, 0L, 0L), counts(stamp));
    assertEquals(
        List.of(0L, 0L, 0L, 1L), counts(Objects.requireNonNull(load(DAY.plusDays(1)).stamp())));
    assertTrue(reviews.cover(new Shard("any.warc.gz", "file:///any.warc.gz", 1, "1")));
  }

  private static List<Long> counts(Plan.DecisionsStamp stamp) {
    return List.of(stamp.allow(), stamp.falsePositive(), stamp.deny(), stamp.expired());
  }

  @Test
  void aPolicyWithoutDecisionsHasNone() {
    Policy without =
        Policy.parse(policy().canonical().replaceAll("(?s)decisions:.*", ""), "p.yaml");
    SignedReviews reviews =
        Binder.gated(without, files(), Optional.empty(), DAY, Map.of()).reviews();
    assertTrue(reviews.set().isEmpty());
    assertEquals(null, reviews.stamp());
  }

  @Test
  void aFileThatChangedByAnyByteIsRefused() throws IOException {
    byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < csv.length; i++) {
      byte[] tampered = csv.clone();
      tampered[i] ^= 1;
      Files.write(folder.resolve("d.csv"), tampered);
      assertTrue(
          refusal()
              .contains(
                  "p.yaml:5:12: decisions: d.csv has changed since it was signed; let its reviewer"
                      + " look at it and sign it again"),
          "byte " + i);
    }
  }

  @Test
  void noByteOfTheSignatureMayChangeWhatItSays() throws IOException {
    Path file = folder.resolve("d.csv.dsse.json");
    byte[] envelope = Files.readAllBytes(file);
    int refused = 0;
    for (int i = 0; i < envelope.length; i++) {
      byte[] tampered = envelope.clone();
      tampered[i] ^= 4;
      Files.write(file, tampered);
      try {
        // What is white space, the key's hint or a name without meaning may change.
        assertEquals(1, load(DAY).set().size());
      } catch (ProblemsException e) {
        refused++;
      }
    }
    assertTrue(refused > envelope.length / 2, refused + " of " + envelope.length);
    Files.write(file, Arrays.copyOf(envelope, envelope.length / 2));
    assertEquals(
        List.of("p.yaml:5:12: decisions: d.csv has no signature beside it that can be read"),
        refusal());
  }

  @Test
  void whoeverElseSignsIsNotBelieved() throws IOException {
    sign(OTHER, ReviewScope.ANY);
    String id = VerifyingKey.parse(REVIEWER.publicPem()).id().substring(0, 12);
    assertEquals(
        List.of("p.yaml:5:12: decisions: d.csv is not signed with the key " + id), refusal());
  }

  @Test
  void aSignatureOverSomethingElseIsNone() throws IOException {
    for (String payload :
        List.of(
            "{}",
            "not json",
            CSV,
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[],"
                + "\"predicateType\":\"urn:winnow:run:1\",\"predicate\":{}}")) {
      Envelope envelope =
          Envelope.sign(
              ReviewStatement.PAYLOAD_TYPE,
              payload.getBytes(StandardCharsets.UTF_8),
              SigningKey.parse(REVIEWER.privatePem()),
              VerifyingKey.parse(REVIEWER.publicPem()));
      Files.write(folder.resolve("d.csv.dsse.json"), Json.pretty(envelope));
      assertEquals(
          List.of("p.yaml:5:12: decisions: d.csv has the signature of something else beside it"),
          refusal());
    }
  }

  @Test
  void whatIsMissingIsSaidAllAtOnce() throws IOException {
    Files.delete(folder.resolve("d.csv.dsse.json"));
    write("d.csv", CSV + "x\n");
    assertEquals(
        List.of(
            "p.yaml:5:12: decisions: d.csv is not signed: d.csv.dsse.json cannot be read; its"
                + " reviewer signs it with: winnow decisions sign d.csv --key KEY",
            "d.csv:3: has 1 cells, not 6; a cell with a comma in it stands in quotes"),
        refusal());
    Files.delete(folder.resolve("d.csv"));
    write("reviewer.pub", REVIEWER.privatePem());
    assertEquals(
        List.of(
            "p.yaml:5:12: decisions: there is no file d.csv; relative paths start at the policy's"
                + " folder",
            "p.yaml:5:12: decisions: reviewer.pub is no public key in PEM"
                + " (-----BEGIN PUBLIC KEY-----)"),
        refusal());
  }

  @Test
  void executorsLoadTheSameOrNothing() throws IOException {
    String sha256 = load(DAY).set().sha256();
    // On the driver's day, whatever day it is there.
    assertEquals(1, again(DAY, sha256).set().size());
    assertEquals(0, again(DAY.plusDays(1), sha256).set().size());
    write("d.csv", CSV.replace("zz-note", "zz-other"));
    sign(REVIEWER, ReviewScope.ANY);
    String message = assertThrows(ProblemsException.class, () -> again(DAY, sha256)).getMessage();
    assertEquals(
        "p.yaml:1:1: decisions: they have changed since the run was planned; run it again",
        message);
  }

  private SignedReviews again(LocalDate today, String sha256) {
    return Binder.again(
            policy(), files(), Optional.empty(), today, Map.of(), Optional.empty(), sha256)
        .reviews();
  }

  @Test
  void decisionsAreAboutTheShardsThatWereLookedAt() throws IOException {
    Shard seen = new Shard("a/0.warc.gz", "file:///x/a/0.warc.gz", 1000, "1");
    sign(REVIEWER, new ReviewScope("0123456789abcdef", List.of(ReviewScope.name(seen))));
    SignedReviews reviews = load(DAY);
    assertEquals("0123456789abcdef", reviews.scope().tokenKeyId());
    assertTrue(reviews.cover(new Shard("a/0.warc.gz", "s3a://moved/a/0.warc.gz", 1000, "2")));
    assertFalse(reviews.cover(new Shard("a/0.warc.gz", "file:///y/a/0.warc.gz", 1001, "1")));
    assertFalse(reviews.cover(new Shard("b/0.warc.gz", "file:///x/b/0.warc.gz", 1000, "1")));
  }
}
