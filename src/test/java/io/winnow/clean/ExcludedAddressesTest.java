package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageReference;
import io.winnow.core.ItemId;
import io.winnow.core.Measurement;
import io.winnow.core.Payload;
import io.winnow.core.Purpose;
import io.winnow.core.RecordType;
import io.winnow.core.Verdict;
import io.winnow.fingerprint.Digester;
import io.winnow.judge.Bench;
import io.winnow.judge.ItemReviews;
import io.winnow.judge.Judge;
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

class ExcludedAddressesTest {
  private static final String POLICY =
      """
      policy: sites
      format: 1
      lists:
        - {id: sites, path: sites.txt, purpose: requested, max-age: never}
      rules:
        - {id: site, list: sites, match: domain, verdict: exclude}
      """;

  private static Judge judge() throws IOException {
    String text = "# version: 1\n# date: 2024-05-01\nlisted.example\n";
    LoadedList list =
        LoadedList.load(
            new ListSource(
                "sites",
                Purpose.REQUESTED,
                true,
                "sites.txt",
                () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    return new Judge(
        Policy.parse(POLICY, "sites.yaml"), Map.of("sites", list), Map.of(), ItemReviews.NONE);
  }

  @Test
  void aKeptPageDoesNotNameAPictureAtAnExcludedAddress() throws IOException {
    Judge judge = judge();
    byte[] bytes = "<p>zz".getBytes(StandardCharsets.UTF_8);
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
            new Payload(bytes, bytes.length, Digester.of(bytes), null),
            List.of(),
            null);
    ImageReference fine = new ImageReference("https://example.org/a.png", "", 0);
    ImageReference listed = new ImageReference("https://cdn.listed.example/b.png", "", 0);
    DocumentMeasurement document =
        new DocumentMeasurement(
            "",
            "zz",
            "en",
            Fingerprint.of(Algorithm.TEXT_SHA256, new byte[32]),
            List.of(listed, fine));
    Item item =
        new RecordItems(judge, record)
            .screened(
                List.of(),
                List.of(Measurement.document(0, "text/html", document)),
                new OfferedParts(judge, Bench.ITEM))
            .get(0);
    assertEquals(Verdict.KEPT, item.decision().verdict());
    assertEquals(List.of(fine), item.measurement().document().images());
  }
}
