package io.winnow.shard.warc;

import java.io.IOException;

/** The bytes of records, inflated where they were deflated, with a look ahead for their heads. */
final class RecordBytes {
  /** Longest head (first line and header fields) that is read, in bytes: of WARC or of HTTP. */
  static final int MAX_HEAD = 64 << 10;

  /** Where bytes come from. */
  interface Source {
    /** As of {@link java.io.InputStream}. */
    int read(byte[] bytes, int offset, int length) throws IOException;
  }

  private final Source source;
  private final byte[] buffer = new byte[2 * MAX_HEAD];
  private int position;
  private int limit;

  RecordBytes(Source source) {
    this.source = source;
  }

  /** Forgets what is buffered. */
  void clear() {
    position = 0;
    limit = 0;
  }

  /** Bytes taken from the source and not yet read. */
  int buffered() {
    return limit - position;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Index of the next byte in {@link #buffer()}. */
  int position() {
    return position;
  }

  void skip(int count) {
    position += count;
  }

  /**
   * Length of the head that begins here, with its blank line; lines may end in LF alone.
   *
   * @param most where to give up
   * @return -1 if there is no blank line within {@code most} bytes or before the end
   */
  int headLength(long most) throws IOException {
    int end = (int) Math.min(most, MAX_HEAD);
    int i = 0;
    while (true) {
      int last = Math.min(end, buffered());
      for (; i < last; i++) {
        int at = position + i;
        if (buffer[at] == '\n'
            && i > 0
            && (buffer[at - 1] == '\n'
                || (i > 1 && buffer[at - 1] == '\r' && buffer[at - 2] == '\n'))) {
          return i + 1;
        }
      }
      if (i == end || !fill()) {
        return -1;
      }
    }
  }

  /** Whether the bytes here begin so; at the very end a part of it counts too. */
  boolean beginsLike(byte[] start) throws IOException {
    while (buffered() < start.length && fill()) {}
    int count = Math.min(start.length, buffered());
    for (int i = 0; i < count; i++) {
      if (buffer[position + i] != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Skips line ends; false if nothing follows them. */
  boolean skipLineEnds() throws IOException {
    while (position < limit || fill()) {
      if (buffer[position] != '\r' && buffer[position] != '\n') {
        return true;
      }
      position++;
    }
    return false;
  }

  /** As of {@link java.io.InputStream}. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    if (position == limit) {
      return source.read(bytes, offset, length);
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, bytes, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      clear();
    } else if (position > buffer.length / 2) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    int count = source.read(buffer, limit, buffer.length - limit);
    if (count <= 0) {
      return false;
    }
    limit += count;
    return true;
  }
}
