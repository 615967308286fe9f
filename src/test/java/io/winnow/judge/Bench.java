package io.winnow.judge;

import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.Digests;
import io.winnow.core.Fingerprint;
import io.winnow.core.ItemId;
import io.winnow.core.Payload;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.RecordType;
import io.winnow.fingerprint.Digester;
import io.winnow.list.ListSource;
import io.winnow.list.LoadedList;
import io.winnow.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges of small policies with real lists, and records to be judged. */
public final class Bench {
  public static final String HEADER = "# version: 7\n# date: 2024-05-01\n";

  /** The item that records here are. */
  public static final ItemId ITEM = new ItemId("demo.warc.gz", 123, 0);

  /** The one model that policies here may name. */
  public static final String MODEL = "nsfwjs-mobilenet-v2-mid";

  private final StringBuilder lists = new StringBuilder();
  private final StringBuilder rules = new StringBuilder();
  private final Map<String, LoadedList> loaded = new LinkedHashMap<>();
  private String more = "";
  private ItemReviews reviews = ItemReviews.NONE;

  /** Adds a list of that purpose; {@code csv} begins with its row of names. */
  public Bench list(String id, Purpose purpose, boolean confidential, String csv) {
    return list(id, id + ".csv", purpose, confidential, csv);
  }

  /** Adds a list of terms; a line is {@code id,category,weight,term}. */
  public Bench terms(String id, Purpose purpose, boolean confidential, String... lines) {
    return list(id, id + ".term-lines", purpose, confidential, String.join("\n", lines) + "\n");
  }

  private Bench list(
      String id, String file, Purpose purpose, boolean confidential, String content) {
    boolean said = confidential || purpose.isProtected();
    lists.append(
        "  - {id: %s, path: %s, purpose: %s, confidential: %s, max-age: never}%n"
            .formatted(id, file, purpose.id(), said));
    byte[] bytes = (HEADER + content).getBytes(StandardCharsets.UTF_8);
    ListSource source =
        new ListSource(
            id,
            purpose,
            confidential,
            file,
            () -> new ByteArrayInputStream(bytes),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    try {
      loaded.put(id, LoadedList.load(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Adds a rule as a policy writes it. */
  public Bench rule(String yaml) {
    rules.append("  - {").append(yaml).append("}\n");
    return this;
  }

  /** Adds top-level lines. */
  public Bench with(String yaml) {
    more += yaml + "\n";
    return this;
  }

  /** What reviewers have decided. */
  public Bench reviews(ItemReviews decided) {
    this.reviews = decided;
    return this;
  }

  public Judge judge() {
    String head = "policy: bench\nformat: 1\n";
    String listed = lists.isEmpty() ? "" : "lists:\n" + lists;
    Policy policy = Policy.parse(head + listed + "rules:\n" + rules + more, "bench.yaml");
    return new Judge(policy, loaded, Map.of(MODEL, List.of("porn", "hentai")), reviews);
  }

  /** A response with that payload. */
  public static CrawlRecord record(String url, byte[] payload) {
    return record(RecordType.RESPONSE, url, payload, List.of(), null);
  }

  public static CrawlRecord record(
      RecordType type,
      String url,
      byte[] bytes,
      List<Fingerprint> alongside,
      @Nullable Reason unscannable) {
    return new CrawlRecord(
        ITEM,
        456,
        type,
        "urn:uuid:00000000-0000-4000-8000-000000000001",
        url,
        java.time.Instant.parse("2024-05-17T12:34:56Z"),
        "text/html",
        "192.0.2.7",
        new Payload(bytes, bytes.length, Digester.of(bytes), null),
        alongside,
        unscannable);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static Digests digests(String text) {
    return Digester.of(bytes(text));
  }

  /** A PDQ hash whose first {@code ones} bits differ from a fixed one. */
  public static Fingerprint pdq(int ones) {
    byte[] bits = new byte[32];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) (i * 37 + 11);
    }
    for (int i = 0; i < ones; i++) {
      bits[i / 8] ^= (byte) (1 << (i % 8));
    }
    return Fingerprint.of(Algorithm.PDQ, bits);
  }
}
