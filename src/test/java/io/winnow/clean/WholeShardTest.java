package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Reason;
import io.winnow.core.Shard;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeShardTest {
  private static final Shard SHARD = new Shard("a.warc", "file:///a.warc", 100, "1");
  private static final ShardEntry FIRST = new ShardEntry.OutOfScope("warcinfo", 0, 40);
  private static final ShardEntry REST = new ShardEntry.Unreadable(Reason.CUT_RECORD, 40, 60);

  @Test
  void entriesThatCoverTheShardPass() throws IOException {
    assertEquals(2, read(FIRST, REST));
  }

  @Test
  void aGapAnOverlapAndAMissingEndFailTheUnit() {
    ShardEntry later = new ShardEntry.Unreadable(Reason.CUT_RECORD, 41, 59);
    ShardEntry earlier = new ShardEntry.Unreadable(Reason.CUT_RECORD, 39, 61);
    assertThrows(IllegalStateException.class, () -> read(FIRST, later));
    assertThrows(IllegalStateException.class, () -> read(FIRST, earlier));
    assertThrows(IllegalStateException.class, () -> read(FIRST));
    assertThrows(IllegalStateException.class, () -> read());
  }

  private static int read(ShardEntry... entries) throws IOException {
    Iterator<ShardEntry> left = List.of(entries).iterator();
    ShardReader reader =
        new ShardReader() {
          @Override
          public ShardEntry next() {
            return left.hasNext() ? left.next() : null;
          }

          @Override
          public void close() {}
        };
    int count = 0;
    try (WholeShard whole = new WholeShard(reader, SHARD)) {
      while (whole.next() != null) {
        count++;
      }
    }
    return count;
  }
}
