package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.RandomRows;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.proof.seal.SealingKey;
import io.winnow.table.TableWriter;
import io.winnow.table.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiskFullTest {
  static List<Schema> schemas() {
    return Tables.ALL;
  }

  /** Where in a file the room ends decides what the writer throws: all places are tried. */
  @ParameterizedTest
  @MethodSource("schemas")
  void itIsToldFromWhateverAWriterMakesOfIt(Schema schema) throws IOException {
    List<Row> rows = new ArrayList<>();
    RandomRows random = new RandomRows(7);
    for (int i = 0; i < 40; i++) {
      rows.add(random.row(schema));
    }
    SmallDisk whole = new SmallDisk(Long.MAX_VALUE);
    write(schema, rows, whole);
    int tried = 0;
    for (long room = 0; room < whole.written; room += Math.max(1, whole.written / 97)) {
      try {
        write(schema, rows, new SmallDisk(room));
      } catch (IOException | RuntimeException e) {
        assertTrue(DiskFull.isBehind(e), e.toString());
        tried++;
      }
    }
    assertTrue(tried >= 90, tried + " faults");
  }

  /** A writer that goes on all the same tells of the last error, not the first. */
  @Test
  void itIsToldBehindASealToo() throws IOException {
    SealingKey key = OpeningKey.generate().sealingKey();
    byte[] piece = new byte[500_000];
    int heads = 0;
    int later = 0;
    for (int room : new int[] {0, 107, 108, 200, 1 << 20, (2 << 20) + 7}) {
      OutputStream out;
      try {
        out = key.seal("n", new SmallDisk(room));
      } catch (IOException e) {
        assertTrue(DiskFull.isBehind(e), e.toString());
        heads++;
        continue;
      }
      IOException first = assertThrows(IOException.class, () -> write(out, piece, 7));
      IOException next = assertThrows(IOException.class, () -> write(out, piece, 1));
      assertTrue(DiskFull.isBehind(first), first.toString());
      assertTrue(DiskFull.isBehind(next), next.toString());
      out.close();
      later++;
    }
    assertEquals(3, heads, "the head has 108 bytes and comes at once, the stream's head too");
    assertEquals(3, later);
  }

  private static void write(OutputStream out, byte[] piece, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      out.write(piece);
    }
  }

  @Test
  void otherFaultsAreNone() {
    assertFalse(DiskFull.isBehind(new IOException("Stale file handle")));
    RuntimeException circle = new RuntimeException("a");
    circle.addSuppressed(new RuntimeException("b", circle));
    assertFalse(DiskFull.isBehind(circle));
    circle.addSuppressed(new IOException("Disk quota exceeded"));
    assertTrue(DiskFull.isBehind(circle));
    assertEquals(2, circle.getSuppressed().length);
  }

  private static void write(Schema schema, List<Row> rows, OutputStream out) throws IOException {
    try (TableWriter writer = new TableWriter(schema, out)) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
  }

  private static final class SmallDisk extends OutputStream {
    private final long room;
    private long written;

    SmallDisk(long room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      if (written + len > room) {
        throw new IOException("No space left on device");
      }
      written += len;
    }
  }
}
