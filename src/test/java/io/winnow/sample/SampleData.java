package io.winnow.sample;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** All made files of {@code sample-data/} by their path in it. */
final class SampleData {
  private static final String SITES =
      """
      # version: 2026-01-01.1
      # date: 2026-01-01
      # canary: canary-sites.example
      # Made-up domains. A domain covers every host under it.
      canary-sites.example
      weeds.example
      sub.thistle.example
      """;

  private static final String URLS =
      """
      # version: 2026-01-01.1
      # date: 2026-01-01
      # canary: http://canary-urls.example/canary
      # Made-up addresses.
      http://canary-urls.example/canary
      http://library.example/pamphlets/7.html
      """;

  private static final String ALLOW =
      """
      # version: 2026-01-01.1
      # date: 2026-01-01
      # canary: canary-allow.example
      # Domains that win over the lists of purpose adult and custom.
      canary-allow.example
      garden.weeds.example
      """;

  private static final String POLICY =
      """
      # A policy to try Winnow with. The lists are harmless stand-ins, so they may be of any age.
      policy: demo
      format: 1
      lists:
        # permissions: any because a checkout is readable by all; a real list is its owner's alone
        - {id: demo-known, path: lists/known.csv, purpose: csam, max-age: never, permissions: any}
        - {id: demo-sites, path: lists/sites.txt, purpose: custom, confidential: false, max-age: never}
        - {id: demo-urls, path: lists/urls.txt, purpose: custom, confidential: false, max-age: never}
        - {id: demo-allow, path: lists/allow.txt, purpose: allow, confidential: false, max-age: never}
      rules:                                   # the strongest purpose decides, then the order here
        - {id: allowed, list: demo-allow, match: domain, verdict: keep}
        - {id: site,    list: demo-sites, match: domain, verdict: exclude}
        - {id: address, list: demo-urls,  match: url, verdict: exclude}
        - {id: bytes,   list: demo-known, match: [md5, sha1, sha256], verdict: exclude}
        - {id: picture, list: demo-known, match: pdq, distance: 31, quality: 50, verdict: exclude}
        - {id: nsfw,    model: nsfwjs-mobilenet-v2-mid, score: 0.7, verdict: exclude}
        - {id: nsfw-strict, model: nsfwjs-mobilenet-v2-mid, score: 0.5, verdict: exclude, rollout: shadow}
      not-comparable: flag
      cascade: record                          # a known part excludes its whole record
      limits: {record: 64 MiB, pixels: 64 MP, scans: 100, parts: 2000, part-bytes: 128 MiB, cpu: 20 s, heap: 1 GiB}
      """;

  private SampleData() {}

  /**
   * Makes all files anew.
   *
   * @param folder where {@code made-elsewhere/} is
   */
  static Map<String, byte[]> files(Path folder) {
    MadeElsewhere elsewhere = new MadeElsewhere(folder.resolve("made-elsewhere"));
    WarcShard first = new WarcShard("crawl-00.warc.gz", "1.1");
    WarcShard second = new WarcShard("crawl-01.warc.gz", "1.0");
    WarcShard third = new WarcShard("crawl-02.warc.gz", "1.1");
    KnownList known = new KnownList();
    Expected expected = new Expected();
    Neighbours neighbours = new Neighbours();
    Scene shared = new Scene(known, expected, neighbours, elsewhere, first);
    new PagesAndPictures(shared, first).write();
    new DocumentsAndHits(shared, second).write();
    new BrokenThings(shared, third).write();
    neighbours.check(known.pdqs());
    Map<String, byte[]> files = new TreeMap<>();
    for (WarcShard shard : new WarcShard[] {first, second, third}) {
      expected.shard(shard);
      files.put("shards/" + shard.file(), shard.bytes());
    }
    files.put("expected.json", utf8(expected.json()));
    files.put("lists/known.csv", utf8(known.csv()));
    files.put("lists/sites.txt", utf8(SITES));
    files.put("lists/urls.txt", utf8(URLS));
    files.put("lists/allow.txt", utf8(ALLOW));
    files.put("demo-policy.yaml", utf8(POLICY));
    files.put("demo-token.key", utf8(Digest.sha256(utf8("winnow demo token key")) + "\n"));
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
