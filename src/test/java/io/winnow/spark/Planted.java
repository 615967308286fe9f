package io.winnow.spark;

import io.winnow.core.CrawlRecord;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** A place with sample shards, their index, and lists that hold some of their records. */
final class Planted {

  private final Workplace place;
  private final List<CrawlRecord> records;
  private final List<CrawlRecord> bySha1;
  private final CrawlRecord byUrl;

  Planted(Path folder) throws IOException {
    this.place =
        new Workplace(folder).withPieces("crawl-00.warc.gz", 3).withPieces("crawl-01.warc.gz", 2);
    this.records = Crawl.records(place.shards());
    this.bySha1 = List.of(records.get(5), records.get(60), records.get(150));
    this.byUrl = records.get(20);
    Crawl.index(records, index(), 4);
    String head = "# version: 2026-01-01.zz\n# date: 2026-01-01\n";
    StringBuilder known = new StringBuilder(head + "sha1,id,category\n");
    for (int i = 0; i < bySha1.size(); i++) {
      known.append(Crawl.sha1(bySha1.get(i)).hex()).append(",zz-known-").append(i).append(",B\n");
    }
    Path lists = place.policy().resolveSibling("lists");
    Files.writeString(lists.resolve("zz-known.csv"), known);
    Files.writeString(lists.resolve("zz-urls.csv"), head + "url,id\n" + byUrl.url() + ",zz-url\n");
    String policy = Files.readString(place.policy());
    policy =
        policy
            .replace(
                "rules:",
                """
                  - {id: zz-known, path: lists/zz-known.csv, purpose: csam, max-age: never, permissions: any}
                  - {id: zz-urls, path: lists/zz-urls.csv, purpose: custom, max-age: never, permissions: any}
                rules:\
                """)
            .replace(
                "  - {id: picture,",
                """
                  - {id: zz-bytes, list: zz-known, match: sha1, verdict: exclude}
                  - {id: zz-address, list: zz-urls, match: url, verdict: exclude}
                  - {id: picture,\
                """);
    Files.writeString(place.policy(), policy);
    Files.writeString(skipping(), policy + "skip: pre\n");
  }

  Workplace place() {
    return place;
  }

  Path index() {
    return place.out("index");
  }

  /** The policy, and what the pre-screen found. */
  Path skipping() {
    return place.out("skipping-policy.yaml");
  }

  /** Where the policy looks for what was found. */
  Path found() {
    return place.out("pre");
  }

  List<CrawlRecord> records() {
    return records;
  }

  List<CrawlRecord> bySha1() {
    return bySha1;
  }

  CrawlRecord byUrl() {
    return byUrl;
  }

  CleanRequest request(
      RunKind kind, Path policy, Path input, Path out, CleanRequest.Existing existing) {
    return new CleanRequest(
        List.of(input.toString()),
        Optional.empty(),
        policy.toString(),
        RunLocation.of(out.toString(), Optional.empty(), Optional.empty()),
        place.key().toString(),
        Optional.empty(),
        kind,
        existing,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        2);
  }

  CleanResult prescreen(Path out, CleanRequest.Existing existing) throws IOException {
    return new PrescreenJob(
            request(RunKind.PRESCREEN, skipping(), index(), out, existing),
            settings(),
            JobProgress.NONE,
            Clock.systemUTC())
        .run();
  }

  CleanResult clean(Path policy, Path out) throws IOException {
    return new CleanJob(
            request(RunKind.CLEAN, policy, place.shards(), out, CleanRequest.Existing.REFUSE),
            settings(),
            JobProgress.NONE,
            Clock.systemUTC())
        .run();
  }

  private static SparkConf settings() {
    return Engine.settings("test")
        .set("spark.master", "local[2,2]")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1");
  }
}
