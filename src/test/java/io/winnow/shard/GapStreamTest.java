package io.winnow.shard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.ByteRanges;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.junit.jupiter.api.Test;

/** Bytes that are not to be read are never asked of the file system. */
class GapStreamTest {
  @Test
  void allButTheGapsIsReadAndNothingOfThemIsAskedFor() throws IOException {
    Random random = new Random(23);
    for (int round = 0; round < 500; round++) {
      byte[] file = new byte[1 + random.nextInt(5_000)];
      random.nextBytes(file);
      TreeMap<Long, Long> gaps = new TreeMap<>();
      byte[] expected = file.clone();
      BitSet allowed = new BitSet();
      allowed.set(0, file.length);
      int at = random.nextInt(200);
      while (at < file.length) {
        int length = 1 + random.nextInt(600);
        int end = Math.min(file.length, at + length);
        gaps.put((long) at, (long) length);
        Arrays.fill(expected, at, end, (byte) 0);
        allowed.clear(at, end);
        at += length + (random.nextBoolean() ? 0 : random.nextInt(900));
      }
      Counting counting = new Counting(file);
      try (GapStream in =
          new GapStream(new FSDataInputStream(counting), ByteRanges.of(gaps), file.length)) {
        assertArrayEquals(expected, in.readAllBytes());
      }
      assertEquals(allowed, counting.asked);
    }
  }

  /** A file that remembers which of its bytes were asked for. */
  private static final class Counting extends FSInputStream {
    private final byte[] file;
    private final BitSet asked = new BitSet();
    private int position;

    Counting(byte[] file) {
      this.file = file;
    }

    @Override
    public void seek(long to) throws IOException {
      if (to > file.length) {
        throw new EOFException();
      }
      position = (int) to;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public boolean seekToNewSource(long target) {
      return false;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("byte by byte is too slow");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (position == file.length) {
        return -1;
      }
      // What was asked for counts, whatever is given.
      asked.set(position, Math.min(file.length, position + length));
      int count = Math.min(1 + length / 2, Math.min(length, file.length - position));
      System.arraycopy(file, position, bytes, offset, count);
      position += count;
      return count;
    }
  }
}
