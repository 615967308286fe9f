package io.winnow.shard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Shard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardFilesTest {
  @TempDir private Path folder;

  @Test
  void aShardIsReadAsItIs() throws IOException {
    for (int size : new int[] {0, 1, ReadAhead.CHUNK_BYTES, 10 * ReadAhead.CHUNK_BYTES + 7}) {
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      Shard shard = write("s" + size, bytes);
      try (InputStream in = ShardFiles.open(shard, new Configuration(false))) {
        assertArrayEquals(bytes, in.readAllBytes());
        assertEquals(-1, in.read());
      }
    }
  }

  @Test
  void aShardThatChangedSinceItWasPlannedIsNotRead() throws IOException {
    Shard shard = write("s", new byte[10]);
    Files.write(folder.resolve("s"), new byte[11]);
    assertTrue(failure(shard).contains("planned 10 bytes"), failure(shard));
    Files.write(folder.resolve("s"), new byte[10]);
    assertTrue(folder.resolve("s").toFile().setLastModified(1_000_000));
    assertTrue(failure(shard).contains("of time 1000000"), failure(shard));
  }

  @Test
  void aFailureIsThrownAfterTheBytesBeforeIt() throws IOException {
    InputStream broken =
        new InputStream() {
          private int left = 5;

          @Override
          public int read() throws IOException {
            if (left == 0) {
              throw new IOException("the line is down");
            }
            left--;
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            bytes[offset] = (byte) read(); // The default would swallow the failure.
            return 1;
          }
        };
    try (ReadAhead in = new ReadAhead(broken, "broken")) {
      assertEquals(5, in.readNBytes(5).length);
      IOException e = assertThrows(IOException.class, in::read);
      assertEquals("the line is down", e.getCause().getMessage());
    }
  }

  @Test
  void noMoreIsReadAheadThanFitsAndClosingClosesTheStream() throws Exception {
    AtomicLong read = new AtomicLong();
    CountDownLatch closed = new CountDownLatch(1);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read.incrementAndGet();
            return 0;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            read.addAndGet(length);
            return length;
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
    try (ReadAhead in = new ReadAhead(endless, "endless")) {
      assertEquals(100, in.readNBytes(100).length);
    }
    closed.await();
    assertTrue(read.get() <= (long) ReadAhead.CHUNKS * ReadAhead.CHUNK_BYTES, "read " + read);
  }

  @Test
  void aBrokenStreamCannotLookLikeACutOne() {
    InputStream empty = new ByteArrayInputStream(new byte[0]);
    ReadAhead in = new ReadAhead(empty, "empty");
    assertThrows(
        IOException.class,
        () -> {
          in.close();
          in.read();
        });
  }

  private Shard write(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    String version = Long.toString(file.toFile().lastModified());
    return new Shard(name, file.toUri().toString(), bytes.length, version);
  }

  private static String failure(Shard shard) {
    return assertThrows(
            IOException.class, () -> ShardFiles.open(shard, new Configuration(false)).close())
        .getMessage();
  }
}
