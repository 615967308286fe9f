package io.winnow.shard.warc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The block of one record: as many bytes as its {@code Content-Length} says.
 *
 * <p>It remembers what failed in it, because decoders wrap the exceptions of the stream below them
 * and a failing disk must not look like a broken coding.
 */
final class Block extends InputStream {
  private final RecordBytes bytes;
  private final BrokenRecordException whenEnded;
  private long left;
  private @Nullable IOException failure;

  /**
   * A block that begins here.
   *
   * @param whenEnded what it means if the bytes end before the block does
   */
  Block(RecordBytes bytes, long length, BrokenRecordException whenEnded) {
    this.bytes = bytes;
    this.left = length;
    this.whenEnded = whenEnded;
  }

  /** Bytes not yet read, if the record keeps its word. */
  long left() {
    return left;
  }

  /** The HTTP head that begins here, which is skipped; null if there is none. */
  @Nullable Headers httpHead() throws IOException {
    int length = bytes.headLength(left);
    if (length < 0) {
      return null;
    }
    Headers head =
        Headers.parse(bytes.buffer(), bytes.position(), length, StandardCharsets.ISO_8859_1);
    if (!head.firstLine().startsWith("HTTP/")) {
      return null;
    }
    bytes.skip(length);
    left -= length;
    return head;
  }

  boolean beginsLike(byte[] start) throws IOException {
    return left >= start.length && bytes.beginsLike(start);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    try {
      int count = bytes.read(to, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw whenEnded;
      }
      left -= count;
      return count;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Throws what reading this block has thrown, if it has. */
  void rethrowFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
