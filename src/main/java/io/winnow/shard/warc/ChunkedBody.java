package io.winnow.shard.warc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The chunked transfer coding (RFC 9112, section 7.1), undone. Lines may end in LF alone. */
final class ChunkedBody extends DecodingStream {
  private static final int MAX_LINE = 1024;
  private static final int MAX_TRAILER_LINES = 100;
  private static final int MAX_HEX_DIGITS = 15;

  private final Window window;
  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedBody(Window window) {
    this.window = window;
  }

  /** Whether the first line is a chunk's size. */
  static boolean begins(Window window) throws IOException {
    for (int i = 0; i < MAX_LINE && window.ensure(i + 1); i++) {
      if (window.buffer()[window.position() + i] == '\n') {
        return size(line(window.buffer(), window.position(), i)) >= 0;
      }
    }
    return false;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (left == 0) {
      beginChunk();
      if (ended) {
        return -1;
      }
    }
    int count = window.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new CodingException("the body ends inside a chunk");
    }
    left -= count;
    return count;
  }

  private void beginChunk() throws IOException {
    if (!first && !readLine().isEmpty()) {
      throw new CodingException("a chunk is longer than its size");
    }
    first = false;
    left = size(readLine());
    if (left < 0) {
      throw new CodingException("a chunk has no size");
    }
    if (left == 0) {
      skipTrailer();
      ended = true;
    }
  }

  private void skipTrailer() throws IOException {
    // Some servers close the connection after the last chunk's line.
    for (int i = 0; i < MAX_TRAILER_LINES && !window.atEnd(); i++) {
      if (readLine().isEmpty()) {
        break;
      }
    }
    if (!window.atEnd()) {
      throw new CodingException("bytes after the last chunk");
    }
  }

  private String readLine() throws IOException {
    for (int i = 0; i < MAX_LINE; i++) {
      if (!window.ensure(i + 1)) {
        throw new CodingException("the body ends before its last chunk");
      }
      if (window.buffer()[window.position() + i] == '\n') {
        String line = line(window.buffer(), window.position(), i);
        window.skip(i + 1);
        return line;
      }
    }
    throw new CodingException("a chunk's line is too long");
  }

  private static String line(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1).strip();
  }

  /** The size that a line gives, its extensions left out, or -1. */
  private static long size(String line) {
    int end = line.indexOf(';');
    String hex = (end < 0 ? line : line.substring(0, end)).strip();
    if (hex.isEmpty() || hex.length() > MAX_HEX_DIGITS) {
      return -1;
    }
    for (int i = 0; i < hex.length(); i++) {
      if (Character.digit(hex.charAt(i), 16) < 0 || hex.charAt(i) > 'f') {
        return -1;
      }
    }
    return Long.parseLong(hex, 16);
  }
}
