package io.winnow.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Digests;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ItemId;
import io.winnow.core.Payload;
import io.winnow.core.Purpose;
import io.winnow.core.RecordType;
import io.winnow.core.Verdict;
import io.winnow.fingerprint.Digester;
import io.winnow.list.ListSource;
import io.winnow.list.LoadedList;
import io.winnow.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimedDigestTest {
  private static final byte[] LISTED = "zz-listed-term".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ALLOWED = "zz-harmless".getBytes(StandardCharsets.UTF_8);

  private static final String POLICY =
      """
      policy: claims
      format: 1
      lists:
        - {id: house, path: house.txt, purpose: custom, max-age: never}
        - {id: fine, path: fine.txt, purpose: allow, max-age: never}
      rules:
        - {id: house-rule, list: house, match: sha1, verdict: exclude}
        - {id: fine-rule, list: fine, match: sha1, verdict: keep}
      """;

  private static LoadedList list(String id, Purpose purpose, byte[] entry) throws IOException {
    String text = "# version: 1\n# date: 2024-05-01\n" + Digester.of(entry).sha1().hex() + "\n";
    return LoadedList.load(
        new ListSource(
            id,
            purpose,
            false,
            id + ".txt",
            () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Verdict verdict(byte[] bytes, List<Fingerprint> alongside) throws IOException {
    Judge judge =
        new Judge(
            Policy.parse(POLICY, "claims.yaml"),
            Map.of(
                "house", list("house", Purpose.CUSTOM, LISTED),
                "fine", list("fine", Purpose.ALLOW, ALLOWED)),
            Map.of(),
            ItemReviews.NONE);
    Digests digests = Digester.of(bytes);
    CrawlRecord record =
        new CrawlRecord(
            new ItemId("a.warc", 0, 0),
            100,
            RecordType.RESPONSE,
            "",
            "https://example.org/",
            null,
            "",
            "",
            new Payload(bytes, bytes.length, digests, null),
            alongside,
            null);
    List<Finding> findings = judge.beforeScreening(record);
    return judge.decide(Bench.ITEM, findings, true).verdict();
  }

  @Test
  void aDigestThatOnlyCameAlongExcusesNothing() throws IOException {
    assertEquals(Verdict.EXCLUDED, verdict(LISTED, List.of(Digester.of(ALLOWED).sha1())));
  }

  @Test
  void aDigestThatOnlyCameAlongAccuses() throws IOException {
    assertTrue(verdict(ALLOWED, List.of()).isClean());
    assertEquals(
        Verdict.EXCLUDED,
        verdict("zz-other".getBytes(StandardCharsets.UTF_8), List.of(Digester.of(LISTED).sha1())));
  }
}
