package io.winnow.spark;

import com.google.common.io.BaseEncoding;
import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.Fingerprint;
import io.winnow.core.Limits;
import io.winnow.core.Shard;
import io.winnow.shard.warc.WarcShardFormat;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import io.winnow.table.SampleIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The index that a crawl would have made of its shards. */
final class Crawl {
  static final String FOLDER = "crawl-data/CC-TEST-2026-01/segments/1/warc/";

  private Crawl() {}

  /** All captures of the shards in a folder. */
  static List<CrawlRecord> records(Path shards) throws IOException {
    List<CrawlRecord> records = new ArrayList<>();
    try (var files = Files.list(shards)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        Shard shard = new Shard(name, file.toString(), Files.size(file), "0");
        try (ShardReader reader =
            new WarcShardFormat().open(shard, Files.newInputStream(file), Limits.DEFAULT)) {
          for (ShardEntry e = reader.next(); e != null; e = reader.next()) {
            if (e instanceof ShardEntry.Capture capture) {
              records.add(capture.record());
            }
          }
        }
      }
    }
    return records;
  }

  /** What an index says of a record: of its payload the digest that the crawler wrote down. */
  static SampleIndex.Capture row(CrawlRecord record) {
    return new SampleIndex.Capture(
        record.url(),
        base32(sha1(record)),
        FOLDER + record.id().shard(),
        record.id().offset(),
        record.length());
  }

  static Fingerprint sha1(CrawlRecord record) {
    return record.alongside().stream()
        .filter(f -> f.algorithm().equals(Algorithm.SHA1))
        .findFirst()
        .orElse(record.payload().decoded().sha1());
  }

  static String base32(Fingerprint sha1) {
    return BaseEncoding.base32().encode(sha1.bytes());
  }

  /** Index files of all captures, in turns. */
  static void index(List<CrawlRecord> records, Path folder, int files) throws IOException {
    Files.createDirectories(folder);
    TreeMap<Integer, List<SampleIndex.Capture>> parts = new TreeMap<>();
    for (int i = 0; i < records.size(); i++) {
      parts.computeIfAbsent(i % files, n -> new ArrayList<>()).add(row(records.get(i)));
    }
    for (var part : parts.entrySet()) {
      SampleIndex.write(
          folder.resolve("part-%05d.c000.gz.parquet".formatted(part.getKey())), part.getValue());
    }
  }
}
