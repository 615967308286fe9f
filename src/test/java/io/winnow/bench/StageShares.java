package io.winnow.bench;

import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.Limits;
import io.winnow.core.Measurement;
import io.winnow.core.PixelHash;
import io.winnow.core.Pixels;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.core.Verdict;
import io.winnow.document.DocumentParser;
import io.winnow.document.MediaTypes;
import io.winnow.fingerprint.Digester;
import io.winnow.fingerprint.PdqHasher;
import io.winnow.image.ImageDecoder;
import io.winnow.image.ImageGate;
import io.winnow.judge.Bench;
import io.winnow.judge.Judge;
import io.winnow.proof.RowDigest;
import io.winnow.score.onnx.NsfwjsMobilenetV2Mid;
import io.winnow.shard.warc.WarcShardFormat;
import io.winnow.spi.ImageScorer;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import io.winnow.table.TableWriter;
import io.winnow.table.Tables;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * What each step costs, one thread, on one shard of pictures and one of pages: reading, digests,
 * decoding, PDQ, scoring, taking apart, writing. Prints milliseconds of thread CPU per item and the
 * share of the whole. Right after its scoring, with caches as cold as they are in a job, each
 * picture is also judged by lists of a million and of ten million PDQ hashes; what that costs is
 * given as a share of scoring.
 */
public final class StageShares {
  private static final int WARM_UP = 5000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private final Map<String, Long> matching = new LinkedHashMap<>();
  private final Map<String, Judge> judges;

  private StageShares(Map<String, Judge> judges) {
    this.judges = judges;
  }

  /**
   * Arguments: a shard of pictures, a shard of pages; sizes of lists to match with, such as {@code
   * 1000000}.
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, Judge> judges = new LinkedHashMap<>();
    for (String size : List.of(arguments).subList(2, arguments.length)) {
      for (String kind : List.of("uniform", "skewed")) {
        int hashes = Integer.parseInt(size);
        judges.put("%,d PDQ, %s".formatted(hashes, kind), MatchLists.judge(hashes, kind));
      }
    }
    Path pictures = Path.of(arguments[0]);
    Path pages = Path.of(arguments[1]);
    StageShares unused = new StageShares(judges);
    unused.warmUp(pictures);
    unused.pages(pages);
    StageShares ofPictures = new StageShares(judges);
    int pictureCount = 0;
    // In each round another judge is asked right after a picture was scored.
    for (int round = 0; round < Math.max(1, judges.size()); round++) {
      pictureCount += ofPictures.pictures(pictures, round);
    }
    ofPictures.print("pictures", pictureCount);
    ofPictures.printMatching(pictureCount);
    StageShares ofPages = new StageShares(Map.of());
    ofPages.print("pages", ofPages.pages(pages));
  }

  /** Two rounds, and enough questions that the judges are compiled as they are in a long job. */
  private void warmUp(Path shard) throws Exception {
    List<CrawlRecord> records = read(shard);
    Random random = new Random(1);
    for (Judge judge : judges.values()) {
      for (int i = 0; i < WARM_UP; i++) {
        byte[] hash = new byte[Algorithm.PDQ.byteLength()];
        random.nextBytes(hash);
        PixelHash asked = PixelHash.upright(Fingerprint.of(Algorithm.PDQ, hash), 100);
        List<Finding> findings =
            new ArrayList<>(judge.beforeScreening(records.get(i % records.size())));
        findings.addAll(judge.measured(measurement(800, 800, asked)));
        if (judge.decide(Bench.ITEM, findings, true).verdict() != Verdict.KEPT) {
          throw new IllegalStateException("no made-up hash is listed");
        }
      }
    }
    for (int round = 0; round < 2; round++) {
      int unused = pictures(shard, round);
    }
  }

  private int pictures(Path shard, int round) throws Exception {
    List<CrawlRecord> records = read(shard);
    PdqHasher pdq = new PdqHasher();
    RowDigest rows = new RowDigest();
    int asked = round;
    try (ImageScorer scorer = new NsfwjsMobilenetV2Mid().open(natives());
        TableWriter writer = new TableWriter(Tables.IMAGES, OutputStream.nullOutputStream())) {
      for (CrawlRecord record : records) {
        byte[] bytes = record.payload().bytes();
        time("digests", () -> Digester.of(bytes));
        Pixels pixels =
            time(
                "decoding",
                () -> ImageDecoder.decode(bytes, ImageGate.inspect(bytes, Limits.DEFAULT)));
        PixelHasher.Hash hashed = time("PDQ", () -> pdq.hash(pixels));
        float[] scores = time("scoring", () -> scorer.score(pixels));
        match(asked++, record, pixels, hashed);
        Fingerprint hash = hashed.fingerprint();
        time(
            "writing",
            () -> {
              Row row = imageRow(record, bytes, pixels, hash, scores);
              rows.add(row);
              writer.write(row);
              return row;
            });
      }
    }
    return records.size();
  }

  /** What the job asks of every picture: its address and digests, then its PDQ hash. */
  private void match(int turn, CrawlRecord record, Pixels pixels, PixelHasher.Hash hashed)
      throws Exception {
    if (judges.isEmpty()) {
      return;
    }
    Measurement measured =
        measurement(
            pixels.width(),
            pixels.height(),
            PixelHash.upright(hashed.fingerprint(), hashed.quality()));
    String list = List.copyOf(judges.keySet()).get(turn % judges.size());
    Judge judge = Objects.requireNonNull(judges.get(list));
    time(
        matching,
        list,
        () -> {
          List<Finding> findings = new ArrayList<>(judge.beforeScreening(record));
          findings.addAll(judge.measured(measured));
          return judge.decide(Bench.ITEM, findings, true);
        });
  }

  private static Measurement measurement(int width, int height, PixelHash hash) {
    return Measurement.image(
        0, "image/jpeg", new ImageMeasurement(width, height, List.of(hash), List.of()));
  }

  private int pages(Path shard) throws Exception {
    List<CrawlRecord> records = read(shard);
    for (CrawlRecord record : records) {
      byte[] bytes = record.payload().bytes();
      time("digests", () -> Digester.of(bytes));
      String type =
          time("detection", () -> MediaTypes.detect(bytes, record.declaredType(), record.url()));
      time(
          "taking apart",
          () ->
              DocumentParser.parse(
                      bytes,
                      type,
                      record.declaredType(),
                      record.url(),
                      Limits.DEFAULT,
                      (part, hint) -> 1)
                  .toMeasurement());
    }
    return records.size();
  }

  private List<CrawlRecord> read(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Shard shard =
        new Shard(file.getFileName().toString(), file.toUri().toString(), bytes.length, "0");
    List<CrawlRecord> records = new ArrayList<>();
    time(
        "reading",
        () -> {
          try (ShardReader reader =
              new WarcShardFormat()
                  .open(shard, new java.io.ByteArrayInputStream(bytes), Limits.DEFAULT)) {
            for (ShardEntry e = reader.next(); e != null; e = reader.next()) {
              if (e instanceof ShardEntry.Capture capture) {
                records.add(capture.record());
              }
            }
          }
          return records;
        });
    return records;
  }

  private static Row imageRow(
      CrawlRecord record, byte[] bytes, Pixels pixels, Fingerprint hash, float[] scores) {
    return Row.of(Tables.IMAGES)
        .set("item_id", record.id().toString())
        .set("item_kind", "image")
        .set("shard", record.id().shard())
        .set("offset", record.id().offset())
        .set("length", record.length())
        .set("media_type", "image/jpeg")
        .set("size", (long) bytes.length)
        .set("content", bytes)
        .set("width", pixels.width())
        .set("height", pixels.height())
        .set("md5", record.payload().decoded().md5().hex())
        .set("sha1", record.payload().decoded().sha1().hex())
        .set("sha256", record.payload().decoded().sha256().hex())
        .set("pdq", hash.hex())
        .set("pdq_quality", 100)
        .set("fingerprints", List.of())
        .set("nsfw_score", (double) scores[1] + scores[3])
        .set("scores", List.of())
        .set("alt_texts", List.of())
        .set("flags", List.of())
        .build();
  }

  private static Path natives() throws java.io.IOException {
    return Files.createDirectories(Path.of("target/bench-natives").toAbsolutePath());
  }

  private <T> T time(String stage, Callable<T> work) throws Exception {
    return time(nanos, stage, work);
  }

  private static <T> T time(Map<String, Long> nanos, String stage, Callable<T> work)
      throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    T result = work.call();
    nanos.merge(stage, THREADS.getCurrentThreadCpuTime() - start, Long::sum);
    return result;
  }

  @SuppressWarnings("SystemOut")
  private void print(String what, int items) {
    long total = nanos.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf("%n%s: %,d items, %.2f ms each%n", what, items, total / 1e6 / items);
    nanos.forEach(
        (stage, spent) ->
            System.out.printf(
                "  %-12s %8.3f ms  %5.1f %%%n", stage, spent / 1e6 / items, 100.0 * spent / total));
  }

  /** At most 1 % of scoring with a million hashes, 5 % with ten. */
  private void printMatching(int items) {
    FigureTable table = new FigureTable();
    int rounds = Math.max(1, judges.size());
    double scoring = (double) nanos.getOrDefault("scoring", 0L) / rounds;
    matching.forEach(
        (list, spent) -> {
          double share = 100.0 * spent / scoring;
          double limit = list.startsWith("1,") ? 1 : 5;
          table.add(
              "share of scoring: matching, %s, 1,000,000 MD5".formatted(list),
              "%.2f %%".formatted(share),
              "<= %.0f %%".formatted(limit),
              share <= limit,
              "%.1f us a picture".formatted(spent / 1e3 * rounds / items));
        });
  }
}
