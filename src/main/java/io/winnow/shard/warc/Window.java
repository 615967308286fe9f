package io.winnow.shard.warc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream seen through a buffer that remembers: from a mark on, bytes are retained so that reading
 * can go back to them, up to {@link #RETAINED} bytes; older ones are forgotten.
 *
 * <p>Where the length of the stream was planned, a stream of any other length is an {@link
 * IOException}, so that a connection that ends early can never look like a cut shard.
 */
final class Window {
  /** Bytes that can be gone back, at most; at least half of it is kept. */
  static final int RETAINED = 8 << 20;

  private static final int UNPLANNED = -1;
  private static final int FIRST_SIZE = 64 << 10;
  private static final int NESTED_SIZE = 8 << 10;

  private final InputStream in;
  private final String name;
  private final long planned;
  private byte[] buffer;
  private int position;
  private int limit;

  /** Offset of the buffer's first byte in the stream. */
  private long base;

  private long mark = Long.MAX_VALUE;
  private boolean ended;

  private Window(InputStream in, String name, long planned, int size) {
    this.in = in;
    this.name = name;
    this.planned = planned;
    this.buffer = new byte[size];
  }

  /** A window on a shard. */
  static Window planned(InputStream in, String name, long length) {
    return planned(in, name, length, 0);
  }

  /**
   * The same from an offset on.
   *
   * @param in the shard's bytes from that offset on
   * @param length of the whole shard
   */
  static Window planned(InputStream in, String name, long length, long offset) {
    Window window = new Window(in, name, length, FIRST_SIZE);
    window.base = offset;
    return window;
  }

  /** A window on a stream whose length nobody knows. */
  static Window of(InputStream in) {
    return new Window(in, "", UNPLANNED, NESTED_SIZE);
  }

  /** Offset of the next byte. */
  long offset() {
    return base + position;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Index of the next byte in {@link #buffer()}. */
  int position() {
    return position;
  }

  /** Index after the last byte at hand in {@link #buffer()}. */
  int limit() {
    return limit;
  }

  int available() {
    return limit - position;
  }

  void skip(int count) {
    position += count;
  }

  /** Goes on so many bytes further without looking at them; false if the stream ends before. */
  boolean pass(long count) throws IOException {
    long end = offset() + count;
    mark(end);
    while (offset() < end) {
      if (position == limit && !fill()) {
        return false;
      }
      position += (int) Math.min(limit - position, end - offset());
    }
    return true;
  }

  /** From here on bytes are retained. */
  void mark(long offset) {
    mark = offset;
  }

  /** The first byte that can be gone back to. */
  long earliest() {
    return Math.max(base, Math.min(mark, offset()));
  }

  void seek(long offset) {
    if (offset < base || offset > base + limit) {
      throw new IllegalArgumentException("offset " + offset + " is not at hand");
    }
    position = (int) (offset - base);
  }

  /** True after the last byte. */
  boolean atEnd() throws IOException {
    return position == limit && !fill();
  }

  /** Makes so many bytes available; false if the stream ends before. */
  boolean ensure(int count) throws IOException {
    while (limit - position < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    return position == limit && !fill() ? -1 : buffer[position++] & 0xff;
  }

  /** As of {@link InputStream}. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == limit && !fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, bytes, offset, count);
    position += count;
    return count;
  }

  /** Reads more; false at the end of the stream. */
  boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (limit == buffer.length) {
      makeRoom();
    }
    int room = buffer.length - limit;
    if (planned != UNPLANNED) {
      long left = planned - base - limit;
      if (left == 0) {
        if (in.read() >= 0) {
          throw new IOException(
              "shard %s is longer than the %,d bytes planned".formatted(name, planned));
        }
        ended = true;
        return false;
      }
      room = (int) Math.min(room, left);
    }
    int count = in.read(buffer, limit, room);
    if (count < 0) {
      if (planned != UNPLANNED) {
        throw new EOFException(
            "the stream of shard %s ends at %,d of %,d bytes planned"
                .formatted(name, base + limit, planned));
      }
      ended = true;
      return false;
    }
    limit += count;
    return true;
  }

  private void makeRoom() {
    int keep = (int) Math.max(0, Math.min(mark, offset()) - base);
    if (keep < buffer.length / 2 && buffer.length < RETAINED) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
      return;
    }
    if (keep < buffer.length / 2) {
      keep = Math.min(position, buffer.length / 2);
    }
    System.arraycopy(buffer, keep, buffer, 0, limit - keep);
    base += keep;
    position -= keep;
    limit -= keep;
  }
}
