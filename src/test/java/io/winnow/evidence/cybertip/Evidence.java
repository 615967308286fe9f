package io.winnow.evidence.cybertip;

import io.winnow.core.ItemId;
import io.winnow.core.Row;
import io.winnow.table.Tables;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Made-up rows of evidence: hashes by counting, hosts that are reserved for examples. */
final class Evidence {
  static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  private final Map<String, @Nullable Object> values = new HashMap<>();

  private Evidence() {}

  /** An exact match of a PNG at {@code http://pictures.example/N.png}. */
  static Evidence exact(int number) {
    Evidence row = new Evidence();
    row.values.put("item_token", "%032x".formatted(number));
    row.set("item_id", new ItemId("crawl.warc.gz", 1000L * number, 0).toString())
        .set("shard", "crawl.warc.gz")
        .set("shard_location", "file:///crawls/crawl.warc.gz")
        .set("offset", 1000L * number)
        .set("length", 900L)
        .set("record_id", "urn:uuid:00000000-0000-4000-8000-%012d".formatted(number))
        .set("url", "http://pictures.example/%d.png".formatted(number))
        .set("captured_at", NOON.plusSeconds(number))
        .set("server_ip", "192.0.2.7")
        .set("media_type", "image/png")
        .set("declared_type", "image/png")
        .set("size", 4321L)
        .set("md5", "%032x".formatted(number))
        .set("sha1", "%040x".formatted(number))
        .set("sha256", "%064x".formatted(number))
        .set("pdq", "%064x".formatted(number + 7))
        .set("pdq_quality", 98)
        .set("fingerprints", List.of())
        .set("rule_id", "bytes")
        .set("purpose", "csam")
        .set("list_id", "list-a")
        .set("list_version", "2024-04-30")
        .set("entry_id", "entry-" + number)
        .set("entry_token", "%032x".formatted(number + 1))
        .set("algorithm", "sha256")
        .set("alongside", false)
        .set("distance", 0);
    return row;
  }

  /** The same as a near match by PDQ. */
  static Evidence near(int number, int distance) {
    return exact(number)
        .set("rule_id", "picture")
        .set("algorithm", "pdq")
        .set("distance", distance)
        .set("orientation", "upright");
  }

  Evidence set(String column, @Nullable Object value) {
    values.put(column, value);
    return this;
  }

  Evidence without(String... columns) {
    Arrays.stream(columns).forEach(values::remove);
    return this;
  }

  Row row() {
    Row.Builder row = Row.of(Tables.EVIDENCE);
    values.forEach(row::set);
    return row.build();
  }

  /** The hit that these rows are. */
  static Hit hit(Evidence... rows) {
    return new Hit(rows[0].row(), Arrays.stream(rows).map(Evidence::row).map(Match::of).toList());
  }

  /** A table of these rows. */
  static Rows.Source table(List<Row> rows) {
    return () -> {
      Iterator<Row> left = rows.iterator();
      return new Rows() {
        @Override
        public @Nullable Row next() {
          return left.hasNext() ? Objects.requireNonNull(left.next()) : null;
        }

        @Override
        public void close() {}
      };
    };
  }

  static Rows.Source table(Evidence... rows) {
    return table(Arrays.stream(rows).map(Evidence::row).toList());
  }
}
