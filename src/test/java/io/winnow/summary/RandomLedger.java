package io.winnow.summary;

import io.winnow.core.Row;
import io.winnow.table.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ledger rows from a seed: of few words, so that much falls together; some of them hostile. */
final class RandomLedger {
  private static final String[] URLS = {
    "https://a.example/1",
    "http://A.example./2",
    "https://b.test/?q",
    "dns:c.example",
    "http://[",
    "https://bücher.example/",
    "x",
    "https://d.example/\u202e\u0000<script>"
  };
  private static final String[] TYPES = {
    "image/png", "text/html", "application/pdf", "video/mp4", "text/rtf", "application/xhtml+xml"
  };
  private static final String[] CATEGORIES = {"A", "B", "=cmd()", "ü".repeat(150)};

  private final Random random;
  private int number;

  RandomLedger(long seed) {
    this.random = new Random(seed);
  }

  List<Row> rows(int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row());
    }
    return rows;
  }

  private Row row() {
    List<Row> findings = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Row.Builder finding =
          Row.of(Tables.FINDINGS).set("verdict", one("excluded", "flagged", "kept"));
      findings.add(evidence(finding).build());
    }
    Row.Builder row = evidence(Row.of(Tables.LEDGER));
    number++;
    row.set("item_token", "%08x%024x".formatted(random.nextInt(), number))
        .set("item_kind", one("image", "document", "other"))
        .set("verdict", one("excluded", "excluded", "flagged", "set-aside", "unreadable"))
        .set("media_type", random.nextInt(9) == 0 ? null : one(TYPES))
        .set("captured_at", random.nextInt(9) == 0 ? null : time());
    if (random.nextInt(5) > 0) {
      row.set("item_id", "shard@" + number + "#0")
          .set("shard", "shard")
          .set("offset", (long) number)
          .set("url", random.nextInt(9) == 0 ? null : one(URLS));
    }
    return row.set("findings", findings).build();
  }

  private Instant time() {
    return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(60_000_000));
  }

  private Row.Builder evidence(Row.Builder row) {
    switch (random.nextInt(4)) {
      case 0 -> listed(row);
      case 1 -> scored(row);
      case 2 ->
          row.set("class", "policy")
              .set("rule_id", "review")
              .set("reason", one("review-deny", "review-false-positive", "review-allow"))
              .set("reviewer", "somebody");
      default ->
          row.set("class", "unscannable")
              .set("rule_id", "unscannable")
              .set("reason", one("truncated", "empty"));
    }
    return row.set("rollout", one("enforce", "shadow"));
  }

  private void listed(Row.Builder row) {
    String list = one("hashes", "sites", "no-such-list");
    boolean perceptual = random.nextInt(3) == 0;
    row.set("class", list.equals("hashes") ? "known" : "policy")
        .set("reason", "list-match")
        .set("rule_id", one("site", "bytes", "picture", "gone"))
        .set("purpose", list.equals("hashes") ? "csam" : "custom")
        .set("list_id", list)
        .set("category", random.nextBoolean() ? one(CATEGORIES) : null)
        .set("algorithm", perceptual ? "pdq" : one("md5", "sha256", "domain"))
        .set("distance_band", perceptual ? one("0-10", "11-20") : null);
  }

  private void scored(Row.Builder row) {
    row.set("class", "scored")
        .set("reason", "score")
        .set("rule_id", one("nsfw", "strict"))
        .set("model_id", "nsfwjs-mobilenet-v2-mid")
        .set("score", random.nextInt(101) / 100.0)
        .set("threshold", one("a", "b").equals("a") ? 0.5 : 0.75);
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }
}
