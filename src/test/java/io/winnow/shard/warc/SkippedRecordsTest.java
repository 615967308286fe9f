package io.winnow.shard.warc;

import static io.winnow.shard.warc.WarcBytes.gzip;
import static io.winnow.shard.warc.WarcBytes.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ByteRanges;
import io.winnow.core.Limits;
import io.winnow.core.Shard;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that a pre-screen found are passed over; whatever does not fit fails the shard. */
class SkippedRecordsTest {
  private static final int RECORDS = 8;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatStandsInASkippedRecordMakesNoDifference(boolean zipped) throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      WarcBytes shard = shard(zipped, random);
      TreeMap<Long, Long> skip = new TreeMap<>();
      for (int i = 0; i < RECORDS; i++) {
        if (random.nextInt(3) == 0) {
          skip.put(shard.offsets().get(i), length(shard, i));
        }
      }
      List<ShardEntry> whole = read(shard.bytes(), zipped, new TreeMap<>());
      List<ShardEntry> expected =
          whole.stream()
              .map(
                  e ->
                      skip.containsKey(e.offset())
                          ? new ShardEntry.Skipped(e.offset(), e.length())
                          : e)
              .toList();
      byte[] garbage = shard.bytes();
      skip.forEach(
          (offset, length) -> {
            for (long i = offset; i < offset + length; i++) {
              garbage[(int) i] = (byte) random.nextInt();
            }
          });
      assertEquals(shown(expected), shown(read(garbage, zipped, skip)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRangeThatIsNotOneRecordFailsTheShard(boolean zipped) {
    WarcBytes shard = shard(zipped, new Random(3));
    long start = shard.offsets().get(4);
    long length = length(shard, 4);
    for (SortedMap<Long, Long> wrong :
        List.of(
            one(start + 1, length - 1),
            one(start - 9, length + 9),
            one(start, length - 7),
            one(start, length + 1),
            one(start, shard.bytes().length - start + 1),
            one(shard.bytes().length, 10),
            one(start + 5, 5))) {
      IOException e = assertThrows(IOException.class, () -> read(shard.bytes(), zipped, wrong));
      assertTrue(e.getMessage().contains("are not whole records of it"), e.getMessage());
      assertFalse(e.getMessage().contains("" + start), "where it lies may be confidential");
    }
  }

  @Test
  void lineEndsAfterAPlainRecordMayBelongToItOrNot() throws IOException {
    WarcBytes shard = shard(false, new Random(5));
    long start = shard.offsets().get(2);
    List<ShardEntry> entries = read(shard.bytes(), false, one(start, length(shard, 2) - 4));
    assertEquals(RECORDS, entries.size());
    assertEquals(length(shard, 2), entries.get(2).length());
  }

  @Test
  void aBrokenRecordBeforeASkippedOneEndsWhereThatBegins() throws IOException {
    WarcBytes shard = shard(true, new Random(9));
    byte[] bytes = shard.bytes();
    long broken = shard.offsets().get(3);
    for (int i = 12; i < 30; i++) {
      bytes[(int) broken + i] = (byte) 0xff;
    }
    long start = shard.offsets().get(4);
    List<ShardEntry> entries = read(bytes, true, one(start, length(shard, 4)));
    assertEquals(RECORDS, entries.size());
    assertTrue(entries.get(3) instanceof ShardEntry.Unreadable);
    assertTrue(entries.get(4) instanceof ShardEntry.Skipped);
    assertTrue(entries.get(5) instanceof ShardEntry.Capture);
  }

  @Test
  void aRecordWrittenInTwoMembersCannotBeHalfSkipped() {
    // Some tools put several records in one member: the second has no place of its own.
    Random random = new Random(1);
    byte[] two = gzip(WarcBytes.concat(record(random, 0), record(random, 1)));
    WarcBytes shard = new WarcBytes().add(two).add(gzip(record(random, 2)));
    assertThrows(IOException.class, () -> read(shard.bytes(), true, one(1, two.length - 1L)));
  }

  private static WarcBytes shard(boolean zipped, Random random) {
    WarcBytes shard = new WarcBytes();
    for (int i = 0; i < RECORDS; i++) {
      byte[] record = record(random, i);
      shard.add(zipped ? gzip(record) : record);
    }
    return shard;
  }

  private static byte[] record(Random random, int i) {
    byte[] body = new byte[random.nextInt(random.nextInt(20) == 0 ? 300_000 : 3_000)];
    random.nextBytes(body);
    return response("http://a.example/" + i, "Content-Type: text/plain\r\n", body);
  }

  private static long length(WarcBytes shard, int i) {
    return shard.offsets().get(i + 1) - shard.offsets().get(i);
  }

  private static SortedMap<Long, Long> one(long offset, long length) {
    TreeMap<Long, Long> skip = new TreeMap<>();
    skip.put(offset, length);
    return skip;
  }

  private static List<String> shown(List<ShardEntry> entries) {
    return entries.stream()
        .map(
            e ->
                e instanceof ShardEntry.Capture c
                    ? c.record().id()
                        + " "
                        + c.length()
                        + c.record().payload().decoded().md5().hex()
                    : e.toString())
        .toList();
  }

  private static List<ShardEntry> read(byte[] bytes, boolean zipped, SortedMap<Long, Long> skip)
      throws IOException {
    String name = zipped ? "x.warc.gz" : "x.warc";
    Shard shard = new Shard(name, "file:/" + name, bytes.length, "0");
    List<ShardEntry> entries = new ArrayList<>();
    try (ShardReader reader =
        new WarcShardFormat()
            .open(shard, new ByteArrayInputStream(bytes), Limits.DEFAULT, ByteRanges.of(skip))) {
      long covered = 0;
      for (ShardEntry entry = reader.next(); entry != null; entry = reader.next()) {
        assertEquals(covered, entry.offset());
        covered += entry.length();
        entries.add(entry);
      }
      assertEquals(bytes.length, covered, "every byte belongs to one entry");
      assertTrue(
          Set.copyOf(entries.stream().map(ShardEntry::offset).toList()).containsAll(skip.keySet()));
    }
    return entries;
  }
}
