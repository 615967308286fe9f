package io.winnow.shard;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream read ahead by a thread of its own, so that the latency of remote storage is not waited
 * for record by record. Holds at most {@link #CHUNKS} × {@link #CHUNK_BYTES} bytes. What the stream
 * throws is thrown where its bytes would have been.
 */
final class ReadAhead extends InputStream {
  static final int CHUNK_BYTES = 512 << 10;
  static final int CHUNKS = 8;

  private final InputStream in;
  private final Thread thread;
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<Chunk> filled = new ArrayBlockingQueue<>(CHUNKS + 1);
  private @Nullable Chunk current;
  private int position;
  private volatile boolean closed;

  /** Bytes, and after them the end of the stream or a failure, or neither. */
  @SuppressWarnings("ArrayRecordComponent") // Handed from thread to thread, not kept.
  private record Chunk(byte[] bytes, int length, boolean last, @Nullable Throwable failure) {}

  /**
   * Begins to read.
   *
   * @param in the stream; closed with this one, by the thread that reads it
   * @param name for the thread
   */
  ReadAhead(InputStream in, String name) {
    this.in = in;
    this.thread = new Thread(this::run, "read-ahead " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try (in) {
      int made = 0;
      boolean last = false;
      while (!last && !closed) {
        byte[] bytes = free.poll();
        if (bytes == null) {
          bytes = made++ < CHUNKS ? new byte[CHUNK_BYTES] : free.take();
        }
        Chunk chunk = fill(bytes);
        last = chunk.last();
        filled.put(chunk);
      }
    } catch (InterruptedException e) {
      // Closed: nobody waits for more.
    } catch (IOException e) {
      // Of closing a stream that was read: nothing is lost by it.
    }
  }

  private Chunk fill(byte[] bytes) {
    int length = 0;
    try {
      while (length < bytes.length) {
        int count = in.read(bytes, length, bytes.length - length);
        if (count < 0) {
          return new Chunk(bytes, length, true, null);
        }
        length += count;
      }
      return new Chunk(bytes, length, false, null);
    } catch (IOException | RuntimeException | Error e) {
      return new Chunk(bytes, length, true, e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("the stream is closed");
    }
    if (length == 0) {
      return 0;
    }
    Chunk chunk = current;
    while (chunk == null || position == chunk.length()) {
      if (chunk != null && chunk.last()) {
        if (chunk.failure() != null) {
          throw new IOException("reading the shard failed", chunk.failure());
        }
        return -1;
      }
      chunk = next(chunk);
    }
    int count = Math.min(length, chunk.length() - position);
    System.arraycopy(chunk.bytes(), position, to, offset, count);
    position += count;
    return count;
  }

  private Chunk next(@Nullable Chunk done) throws IOException {
    try {
      if (done != null) {
        free.put(done.bytes());
      }
      Chunk chunk = filled.take();
      current = chunk;
      position = 0;
      return chunk;
    } catch (InterruptedException e) {
      // The current chunk may be given back already: this stream cannot go on.
      closed = true;
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the shard's bytes");
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    thread.interrupt();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
