package io.winnow.shard.warc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.Shard;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import io.winnow.spi.ShardSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shard that is entered in the middle gives the entries that a pass over all of it gives. */
class OpenAtTest {
  private final WarcShardFormat format = new WarcShardFormat();
  private final List<Long> asked = new ArrayList<>();

  private ShardSource source(byte[] bytes) {
    return offset -> {
      asked.add(offset);
      InputStream in = new ByteArrayInputStream(bytes);
      in.skipNBytes(offset);
      return in;
    };
  }

  private static Shard shard(String name, byte[] bytes) {
    return new Shard(name, name, bytes.length, "0");
  }

  private static String shown(ShardEntry entry) {
    String what =
        entry instanceof ShardEntry.Capture capture
            ? capture.record().payload().decoded().sha256().hex() + capture.record().url()
            : entry.toString();
    return entry.getClass().getSimpleName() + entry.offset() + "+" + entry.length() + what;
  }

  private List<String> whole(Shard shard, byte[] bytes) throws IOException {
    List<String> all = new ArrayList<>();
    try (ShardReader reader = format.open(shard, new ByteArrayInputStream(bytes), Limits.DEFAULT)) {
      for (ShardEntry entry = reader.next(); entry != null; entry = reader.next()) {
        all.add(shown(entry));
      }
    }
    return all;
  }

  private void everyEntryIsEntered(String name, byte[] bytes) throws IOException {
    Shard shard = shard(name, bytes);
    List<String> all = whole(shard, bytes);
    List<Long> offsets = new ArrayList<>();
    try (ShardReader reader = format.open(shard, new ByteArrayInputStream(bytes), Limits.DEFAULT)) {
      for (ShardEntry entry = reader.next(); entry != null; entry = reader.next()) {
        offsets.add(entry.offset());
      }
    }
    for (int i = 0; i < all.size(); i += 1 + all.size() / 60) {
      try (ShardReader reader =
          format.openAt(shard, offsets.get(i), source(bytes), Limits.DEFAULT)) {
        for (int next = i; next < Math.min(i + 3, all.size()); next++) {
          assertEquals(all.get(next), shown(assertEntry(reader.next())), name + " entry " + next);
        }
      }
    }
  }

  private static ShardEntry assertEntry(@org.jspecify.annotations.Nullable ShardEntry entry) {
    assertNotNull(entry);
    return entry;
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(Path.of("sample-data/shards", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl-00.warc.gz", "crawl-01.warc.gz", "crawl-02.warc.gz"})
  void ofGzippedShards(String name) throws IOException {
    everyEntryIsEntered(name, sample(name));
  }

  @Test
  void ofAPlainShard() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(sample("crawl-00.warc.gz")))) {
      in.transferTo(plain);
    }
    everyEntryIsEntered("plain.warc", plain.toByteArray());
  }

  /** Records that share a member have no place of their own: the pass begins at the start. */
  @Test
  void ofAShardThatWasGzippedAsAWhole() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (InputStream in =
            new GZIPInputStream(new ByteArrayInputStream(sample("crawl-00.warc.gz")));
        GZIPOutputStream out = new GZIPOutputStream(whole)) {
      in.transferTo(out);
    }
    everyEntryIsEntered("whole.warc.gz", whole.toByteArray());
    assertTrue(asked.contains(0L));
  }

  @Test
  void nothingBeforeTheRecordIsRead() throws IOException {
    byte[] bytes = sample("crawl-00.warc.gz");
    Shard shard = shard("crawl-00.warc.gz", bytes);
    long offset = 1504; // expected.json: the first page.
    byte[] blind = bytes.clone();
    Arrays.fill(blind, 0, (int) offset, (byte) 'x');
    try (ShardReader reader = format.openAt(shard, offset, source(blind), Limits.DEFAULT)) {
      ShardEntry entry = assertEntry(reader.next());
      assertEquals(offset, entry.offset());
      assertTrue(((ShardEntry.Capture) entry).record().url().endsWith("/en/0.html"), shown(entry));
    }
    assertEquals(List.of(offset), asked);
  }

  @Test
  void whereNothingBeginsTheNextEntryIsGiven() throws IOException {
    byte[] bytes = sample("crawl-00.warc.gz");
    Shard shard = shard("crawl-00.warc.gz", bytes);
    try (ShardReader reader = format.openAt(shard, 1505, source(bytes), Limits.DEFAULT)) {
      assertTrue(assertEntry(reader.next()).offset() > 1505);
    }
    assertEquals(List.of(1505L, 0L), asked);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertTrue(text.length() > 1505);
  }
}
