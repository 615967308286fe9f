package io.winnow.shard.warc;

import static io.winnow.shard.warc.WarcBytes.ascii;
import static io.winnow.shard.warc.WarcBytes.concat;
import static io.winnow.shard.warc.WarcBytes.gzip;
import static io.winnow.shard.warc.WarcBytes.offset;
import static io.winnow.shard.warc.WarcBytes.read;
import static io.winnow.shard.warc.WarcBytes.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.Shard;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardEntry.Unreadable;
import io.winnow.spi.ShardReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenShardTest {
  private static final byte[] FIRST = response("http://a.example/", "", ascii("first"));
  private static final byte[] LAST = response("http://z.example/", "", ascii("last"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARC/1.0\r\nWARC-Type: resource\r\n\r\nno length\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: -1\r\n\r\nnegative\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1e3\r\n\r\nno number\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999999999999999\r\n\r\n\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 400\r\n\r\ntoo long\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 2\r\n\r\ntoo short\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n",
        "WARC/1.0\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
        "WARC/2.0\r\nWARC-Type: resource\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
        "nothing like a record",
        "WARC/1.0\r\nthe head has no end"
      })
  void aRecordThatCannotBeReadIsCorruptAndReadingGoesOn(String record) {
    for (boolean zipped : new boolean[] {true, false}) {
      WarcBytes warc = new WarcBytes();
      for (byte[] bytes : List.of(FIRST, ascii(record), LAST)) {
        // A line's end keeps what is no record apart from the next one in a plain shard.
        warc.add(zipped ? gzip(bytes) : concat(bytes, ascii(bytes.length < 40 ? "\r\n" : "")));
      }
      byte[] shard = warc.bytes();
      List<ShardEntry> entries = read("broken", shard);
      assertTiles(entries, shard.length);
      Set<String> urls = urls(entries);
      assertTrue(urls.contains("http://z.example/"), record);
      // A plain record is sound only if another begins where it says that it ends.
      if (zipped || record.startsWith("WARC/1.")) {
        assertTrue(urls.contains("http://a.example/"), record);
        if (zipped) {
          Unreadable broken = assertInstanceOf(Unreadable.class, entries.get(1));
          assertEquals(Reason.CORRUPT_RECORD, broken.reason());
          assertEquals(warc.offsets().get(1), broken.offset());
          assertEquals(warc.offsets().get(2) - warc.offsets().get(1), broken.length());
          assertEquals(3, entries.size());
        }
      }
      assertTrue(entries.stream().anyMatch(Unreadable.class::isInstance), record);
    }
  }

  @Test
  void anEndlessHeadOfARecordIsCorrupt() {
    byte[] record =
        concat(
            ascii("WARC/1.0\r\nWARC-Type: resource\r\nX: "),
            new byte[100 << 20],
            ascii("\r\nContent-Length: 0\r\n\r\n\r\n\r\n"));
    byte[] shard = concat(gzip(FIRST), gzip(record), gzip(LAST));
    List<ShardEntry> entries = read("broken.warc.gz", shard);
    assertEquals(3, entries.size());
    assertInstanceOf(Unreadable.class, entries.get(1));
  }

  @Test
  void aWrongChecksumIsNeverDelivered() {
    byte[] wrong = gzip(response("http://m.example/", "", ascii("middle")));
    wrong[wrong.length - 8] ^= 1;
    List<ShardEntry> entries = read("broken.warc.gz", concat(gzip(FIRST), wrong, gzip(LAST)));
    assertEquals(Set.of("http://a.example/", "http://z.example/"), urls(entries));
    assertEquals(
        new Unreadable(Reason.CORRUPT_RECORD, gzip(FIRST).length, wrong.length), entries.get(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aShardThatEndsInsideARecordIsCutThere(boolean zipped) {
    byte[] first = zipped ? gzip(FIRST) : FIRST;
    byte[] last = zipped ? gzip(LAST) : LAST;
    byte[] whole = concat(first, last);
    // The two line ends after a plain record may be missing.
    int most = zipped ? last.length - 1 : last.length - 5;
    for (int kept = 1; kept <= most; kept++) {
      List<ShardEntry> entries = read("cut", Arrays.copyOf(whole, first.length + kept));
      assertEquals(2, entries.size(), "kept " + kept);
      assertEquals(
          new Unreadable(Reason.CUT_RECORD, first.length, kept), entries.get(1), "kept " + kept);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"short.warc", "short.warc.gz"})
  void aStreamOfAnotherLengthThanPlannedIsAFailureAndNeverAVerdict(String name) {
    byte[] record = name.endsWith(".gz") ? gzip(FIRST) : FIRST;
    byte[] bytes = concat(record, record);
    for (int length = 0; length <= bytes.length + 5; length++) {
      Shard shard = new Shard(name, "file:/" + name, bytes.length, "0");
      byte[] stream = Arrays.copyOf(bytes, length);
      if (length != bytes.length) {
        IOException failure = assertThrows(IOException.class, () -> readAll(shard, stream));
        assertTrue(failure.getMessage().contains("planned"), failure.getMessage());
      }
    }
  }

  @Test
  void garbageAtTheEndIsAnEntryOfItsOwn() {
    byte[] shard = concat(gzip(FIRST), new byte[512]);
    assertEquals(
        new Unreadable(Reason.CORRUPT_RECORD, gzip(FIRST).length, 512),
        read("padded.warc.gz", shard).get(1));
  }

  @Test
  void garbageAloneIsOneEntry() {
    for (String name : List.of("noise.warc", "noise.warc.gz")) {
      byte[] noise = new byte[300_000];
      new Random(3).nextBytes(noise);
      assertEquals(
          List.of(new Unreadable(Reason.CORRUPT_RECORD, 0, noise.length)), read(name, noise));
    }
  }

  @Test
  void anEmptyMemberIsCounted() {
    byte[] shard = concat(gzip(FIRST), gzip(WarcBytes.NOTHING));
    List<ShardEntry> entries = read("ended.warc.gz", shard);
    int first = gzip(FIRST).length;
    assertEquals(
        new ShardEntry.OutOfScope("empty-member", first, shard.length - first), entries.get(1));
  }

  @Test
  void recordsThatShareAMemberHaveOffsetsOfTheirOwn() {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      records.add(response("http://example.org/" + i, "", ascii("body " + i * 7919)));
    }
    byte[] before = gzip(FIRST);
    byte[] shared = gzip(concat(records.toArray(new byte[0][])));
    byte[] shard = concat(before, shared, gzip(LAST));
    List<ShardEntry> entries = read("whole.warc.gz", shard);
    assertEquals(52, entries.size());
    assertEquals(52, urls(entries).size());
    assertTiles(entries, shard.length);
    for (int i = 0; i < 50; i++) {
      assertEquals(before.length + i, offset(entries.get(1 + i)));
    }
  }

  @Test
  void recordsThatShareAMemberWaitForItsChecksumWithinReason() {
    byte[] small = gzip(concat(FIRST, LAST));
    small[small.length - 8] ^= 1;
    assertEquals(
        List.of(new Unreadable(Reason.CORRUPT_RECORD, 0, small.length)),
        read("whole.warc.gz", small));
    byte[] noise = new byte[GzipPass.HELD_BYTES];
    new Random(5).nextBytes(noise);
    byte[] large = response("http://large.example/", "", noise);
    byte[] tooLong = gzip(concat(FIRST, large, LAST));
    tooLong[tooLong.length - 8] ^= 1;
    List<ShardEntry> entries = read("whole.warc.gz", tooLong);
    assertEquals(Set.of("http://a.example/"), urls(entries));
    assertTiles(entries, tooLong.length);
  }

  @Test
  void aBadRecordInASharedMemberLeavesTheOnesBeforeIt() {
    byte[] shard = concat(gzip(concat(FIRST, ascii("WARC/1.0\r\nbad\r\n\r\n"))), gzip(LAST));
    List<ShardEntry> entries = read("whole.warc.gz", shard);
    assertEquals(Set.of("http://a.example/", "http://z.example/"), urls(entries));
    assertEquals(1, offset(entries.get(1)));
    assertTiles(entries, shard.length);
  }

  @Test
  void moreRecordsThanStoredBytesAreNotBelieved() {
    byte[] tiny = ascii("WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 0\r\n\r\n");
    byte[][] many = new byte[20_000][];
    Arrays.fill(many, tiny);
    byte[] shard = concat(gzip(concat(many)), gzip(LAST));
    List<ShardEntry> entries = read("bomb.warc.gz", shard);
    assertTiles(entries, shard.length);
    assertTrue(urls(entries).contains("http://z.example/"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverIsFlippedOrCutUntouchedRecordsAreDeliveredAndAllBytesAccountedFor(boolean zipped) {
    Random random = new Random(28500);
    WarcBytes warc = new WarcBytes();
    for (int i = 0; i < 20; i++) {
      byte[] body = new byte[random.nextInt(5000)];
      random.nextBytes(body);
      byte[] record = response("http://example.org/" + i, "", i % 2 == 0 ? body : ascii("x" + i));
      warc.add(zipped ? gzip(record) : record);
    }
    byte[] sound = warc.bytes();
    List<Long> offsets = warc.offsets();
    for (int round = 0; round < 1500; round++) {
      byte[] shard = sound;
      boolean[] touched = new boolean[21];
      if (round % 3 == 0) {
        int length = random.nextInt(sound.length);
        shard = Arrays.copyOf(sound, length);
        for (int i = 0; i < 20; i++) {
          touched[i] = offsets.get(i + 1) > length;
        }
      } else {
        shard = sound.clone();
        for (int flips = 0; flips < 1 + round % 4; flips++) {
          int at = random.nextInt(shard.length);
          shard[at] ^= (byte) (1 << random.nextInt(8));
          for (int i = 0; i < 20; i++) {
            touched[i] |= at >= offsets.get(i) && at < offsets.get(i + 1);
          }
        }
      }
      List<ShardEntry> entries = read("mutated.warc" + (zipped ? ".gz" : ""), shard);
      assertTiles(entries, shard.length);
      Set<String> urls = urls(entries);
      for (int i = 0; i < 20; i++) {
        // A plain record says nothing of its own soundness: what follows it does.
        boolean intact = !touched[i] && (zipped || !touched[i + 1]);
        assertTrue(
            !intact || urls.contains("http://example.org/" + i), "round " + round + ", " + i);
      }
    }
  }

  private static void readAll(Shard shard, byte[] stream) throws IOException {
    try (ShardReader reader =
        new WarcShardFormat().open(shard, new ByteArrayInputStream(stream), Limits.DEFAULT)) {
      while (reader.next() != null) {}
    }
  }

  private static Set<String> urls(List<ShardEntry> entries) {
    Set<String> urls = new HashSet<>();
    for (ShardEntry entry : entries) {
      if (entry instanceof ShardEntry.Capture capture) {
        urls.add(capture.record().url());
      }
    }
    return urls;
  }

  /** Each entry begins where the one before it ends, as far as entries have a length. */
  private static void assertTiles(List<ShardEntry> entries, long length) {
    long end = 0;
    boolean known = true;
    for (ShardEntry entry : entries) {
      long at = offset(entry);
      assertTrue(known ? at == end : at > end, "entry at " + at + ", not " + end);
      known = true;
      if (entry instanceof ShardEntry.Capture capture) {
        end = at + capture.record().length();
      } else if (entry instanceof Unreadable unreadable) {
        assertTrue(unreadable.length() > 0);
        end = at + unreadable.length();
      } else {
        known = false;
        end = at;
      }
    }
    assertTrue(known ? end == length : end < length, "entries end at " + end + " of " + length);
  }
}
