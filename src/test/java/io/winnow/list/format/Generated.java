package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ListEntry;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A list that is made while it is read, so that nothing of it is in memory but what a reader keeps.
 */
final class Generated {
  private static final long ALLOWED = 24L << 20;

  private final String head;
  private final IntFunction<String> record;
  private final String tail;

  Generated(String head, IntFunction<String> record, String tail) {
    this.head = head;
    this.record = record;
    this.tail = tail;
  }

  InputStream stream(int records) {
    return new InputStream() {
      private byte[] piece = head.getBytes(StandardCharsets.UTF_8);
      private int at;
      private int next;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        int filled = 0;
        while (filled < length) {
          if (at == piece.length) {
            if (next > records) {
              return filled == 0 ? -1 : filled;
            }
            piece = (next < records ? record.apply(next) : tail).getBytes(StandardCharsets.UTF_8);
            next++;
            at = 0;
          }
          int count = Math.min(length - filled, piece.length - at);
          System.arraycopy(piece, at, bytes, offset + filled, count);
          at += count;
          filled += count;
        }
        return filled;
      }
    };
  }

  /** Reads all and looks at the heap after a tenth and at the end. */
  void expectSteadyMemory(ListFormat format, int records) throws IOException {
    Counter counter = new Counter(records);
    format.read(stream(records), Map.of(), counter);
    assertEquals(records, counter.entries);
    assertEquals(0, counter.faults);
    assertTrue(
        counter.late - counter.early < ALLOWED,
        () -> "the heap grew by %,d bytes".formatted(counter.late - counter.early));
  }

  private static final class Counter implements ListSink {
    private final int records;
    private int entries;
    private int faults;
    private long early;
    private long late;

    Counter(int records) {
      this.records = records;
    }

    private static long used() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public void header(String name, String value, int line) {}

    @Override
    public void entry(ListEntry entry) {
      entries++;
      if (entries == records / 10) {
        early = used();
      } else if (entries == records) {
        late = used();
      }
    }

    @Override
    public void unknownAlgorithm(String name, int line, int column) {}

    @Override
    public void malformed(int line, int column, String message) {
      faults++;
    }
  }
}
