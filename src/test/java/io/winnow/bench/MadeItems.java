package io.winnow.bench;

import io.winnow.clean.MadeUnit;
import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.Digests;
import io.winnow.core.DistanceBand;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ItemId;
import io.winnow.core.ItemKind;
import io.winnow.core.ListHit;
import io.winnow.core.ModelHit;
import io.winnow.core.Nearness;
import io.winnow.core.Orientation;
import io.winnow.core.Payload;
import io.winnow.core.PixelHash;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.RecordType;
import io.winnow.core.Rollout;
import io.winnow.core.Shard;
import io.winnow.core.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Items as a crawl might have them that the demo policy was applied to: what was found, and where.
 * The same seed gives the same items. Nothing of it is real.
 */
final class MadeItems {
  private static final String MODEL = "nsfwjs-mobilenet-v2-mid";
  private static final int HOSTS = 1 << 21;
  private static final String[] ENDINGS = {"com", "org", "net", "test", "example"};
  private static final Instant FIRST = Instant.parse("2025-11-01T00:00:00Z");
  private static final long SECONDS = 200L * 24 * 3_600;
  private static final Reason[] UNSCANNABLE = {
    Reason.UNSUPPORTED_FORMAT,
    Reason.PARSE_FAILED,
    Reason.TRAILING_DATA,
    Reason.TRUNCATED,
    Reason.EMPTY,
    Reason.MULTI_FRAME,
    Reason.UNRECOGNISED,
    Reason.ENCRYPTED,
    Reason.CPU_LIMIT
  };
  private static final String[] TYPES = {
    "text/html", "application/pdf", "image/svg+xml", "image/avif", "text/plain", "application/zip"
  };

  private final SplittableRandom random;
  private final Shard shard;
  private long offset;

  MadeItems(long seed, Shard shard) {
    this.random = new SplittableRandom(seed);
    this.shard = shard;
  }

  /** Writes one item with a ledger row, and three that are kept. */
  void write(MadeUnit unit) throws IOException {
    unit.kept(3);
    offset += random.nextInt(300, 60_000);
    int kind = random.nextInt(1_000);
    if (kind < 400) {
      Reason reason = UNSCANNABLE[least(UNSCANNABLE.length)];
      document(unit, TYPES[random.nextInt(TYPES.length)], Finding.unscannable(reason));
    } else if (kind < 620) {
      document(unit, "text/html", listed("demo-sites", "site", "domain"));
    } else if (kind < 660) {
      document(unit, "text/html", listed("demo-urls", "address", "url"));
    } else if (kind < 860) {
      scored(unit);
    } else if (kind < 940) {
      picture(unit, 20, notComparable());
    } else if (kind < 970) {
      known(unit);
    } else if (kind < 999) {
      document(unit, "text/html", Finding.cascade(new ItemId(shard.path(), offset, 1), false));
    } else {
      unit.unreadable(offset, 200, Reason.CORRUPT_RECORD);
    }
  }

  /** Of so many, the first ones mostly. */
  private int least(int count) {
    return Math.min(random.nextInt(count), random.nextInt(count));
  }

  private void scored(MadeUnit unit) throws IOException {
    double score = 0.5 + random.nextDouble() / 2;
    unit.score("nsfw", score);
    unit.score("nsfw-strict", score);
    List<Finding> findings = new ArrayList<>();
    if (score >= 0.7) {
      findings.add(finding("nsfw", score, 0.7, Rollout.ENFORCE));
    }
    findings.add(finding("nsfw-strict", score, 0.5, Rollout.SHADOW));
    picture(unit, 90, findings.toArray(Finding[]::new));
  }

  private static Finding finding(String rule, double score, double threshold, Rollout rollout) {
    return Finding.scored(
        new ModelHit(MODEL, "4.4.0-1", score, threshold), Verdict.EXCLUDED, rollout, rule);
  }

  private static Finding notComparable() {
    return Finding.notComparable(Reason.NOT_COMPARABLE, Verdict.FLAGGED);
  }

  private Finding listed(String list, String rule, String match) {
    return Finding.listed(
        hit(list, Purpose.CUSTOM, false, match, null), Verdict.EXCLUDED, Rollout.ENFORCE, rule);
  }

  private void known(MadeUnit unit) throws IOException {
    boolean exact = random.nextInt(3) == 0;
    int distance = random.nextInt(32);
    Nearness near = new Nearness(distance, DistanceBand.ofPdq(distance), 80, Orientation.UPRIGHT);
    ListHit hit =
        exact
            ? hit("demo-known", Purpose.CSAM, true, "sha256", null)
            : hit("demo-known", Purpose.CSAM, true, "pdq", near);
    String rule = exact ? "bytes" : "picture";
    picture(unit, 80, Finding.listed(hit, Verdict.EXCLUDED, Rollout.ENFORCE, rule));
  }

  private ListHit hit(
      String list, Purpose purpose, boolean confidential, String match, @Nullable Nearness near) {
    String category = confidential ? random.nextBoolean() ? "A" : "B" : "";
    return new ListHit(
        list,
        "2026-01-01.1",
        purpose,
        confidential,
        "entry-" + random.nextInt(5_000),
        category,
        match,
        false,
        near);
  }

  private void document(MadeUnit unit, String type, Finding finding) throws IOException {
    unit.item(record(type), ItemKind.DOCUMENT, type, null, decision(List.of(finding)));
  }

  private void picture(MadeUnit unit, int quality, Finding... findings) throws IOException {
    PixelHash pdq = PixelHash.upright(made(Algorithm.PDQ), quality);
    ImageMeasurement image =
        new ImageMeasurement(
            random.nextInt(50, 2_000), random.nextInt(50, 2_000), List.of(pdq), List.of());
    String type = random.nextInt(3) == 0 ? "image/png" : "image/jpeg";
    unit.item(record(type), ItemKind.IMAGE, type, image, decision(List.of(findings)));
  }

  /** The first that excludes decides, else the first. */
  private static Decision decision(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.excludes()) {
        return new Decision(Verdict.EXCLUDED, finding, findings);
      }
    }
    return new Decision(Verdict.FLAGGED, findings.get(0), findings);
  }

  private CrawlRecord record(String type) {
    Digests digests =
        new Digests(made(Algorithm.MD5), made(Algorithm.SHA1), made(Algorithm.SHA256));
    return new CrawlRecord(
        new ItemId(shard.path(), offset, 0),
        random.nextInt(300, 60_000),
        RecordType.RESPONSE,
        "urn:uuid:%08x-0000-4000-8000-%012x".formatted(random.nextInt(), offset),
        url(),
        FIRST.plusSeconds(random.nextLong(SECONDS)),
        type,
        "192.0.2.1",
        new Payload(new byte[0], random.nextInt(300, 200_000), digests, null),
        List.of(),
        null);
  }

  /** Few hosts have many pages, many have few. */
  private String url() {
    int host = (int) Math.pow(HOSTS, random.nextDouble());
    return "https://www.site-%d.%s/%x/%x/page-%d.html?id=%d"
        .formatted(
            host,
            ENDINGS[host % ENDINGS.length],
            random.nextInt(1 << 16),
            random.nextInt(1 << 16),
            random.nextInt(1_000_000),
            random.nextInt(1_000_000));
  }

  private Fingerprint made(Algorithm algorithm) {
    byte[] bytes = new byte[algorithm.byteLength()];
    random.nextBytes(bytes);
    return Fingerprint.of(algorithm, bytes);
  }
}
