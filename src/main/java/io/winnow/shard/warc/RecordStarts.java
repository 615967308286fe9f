package io.winnow.shard.warc;

import io.winnow.core.ByteRanges;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds where the next record begins after one that cannot be read.
 *
 * <p>In a gzipped shard: where a gzip header stands and what follows it inflates to {@code WARC/}.
 * In a plain one: {@code WARC/1.x} and a line's end; not at a line's begin, for the line end before
 * it may be what is broken. A WARC file inside a broken record can be taken for records of its own;
 * they are screened like others, so nothing is kept unchecked.
 */
final class RecordStarts implements Closeable {
  private final Window window;
  private final GzipMember trial;
  private final ByteRanges skip;
  private final byte[] first = new byte[RecordParser.START.length];

  /**
   * @param skip known records: where one begins, looking for another ends
   */
  RecordStarts(Window window, ByteRanges skip) {
    this.window = window;
    this.skip = skip;
    this.trial = new GzipMember(window);
  }

  /**
   * The first offset from {@code from} on where a gzipped record begins, or the end of the shard.
   * The window stands there afterwards.
   */
  long nextMember(long from) throws IOException {
    window.seek(from);
    window.mark(from);
    long known = skip.nextStart(from);
    while (seekByte((byte) 0x1f, known)) {
      long candidate = window.offset();
      window.mark(candidate);
      boolean isRecord = GzipMember.begins(window) && inflatesToRecord();
      window.seek(candidate);
      if (isRecord) {
        return candidate;
      }
      window.skip(1);
    }
    return window.offset();
  }

  /**
   * The first offset from {@code from} on where a plain record begins, or the end of the shard. The
   * window stands there afterwards.
   */
  long nextLine(long from) throws IOException {
    window.seek(from);
    window.mark(from);
    long known = skip.nextStart(from);
    while (seekByte(RecordParser.START[0], known)) {
      window.mark(window.offset());
      if (isFirstLine()) {
        return window.offset();
      }
      window.skip(1);
    }
    return window.offset();
  }

  /** Whether a gzipped record begins at an offset that is at hand. The window stands there then. */
  boolean isMember(long offset) throws IOException {
    window.seek(offset);
    boolean isRecord = GzipMember.begins(window) && inflatesToRecord();
    window.seek(offset);
    return isRecord;
  }

  /** Whether a plain record begins at an offset that is at hand. The window stands there then. */
  boolean isLine(long offset) throws IOException {
    window.seek(offset);
    return isFirstLine();
  }

  private boolean inflatesToRecord() throws IOException {
    try {
      trial.begin();
      for (int count = 0; count < first.length; ) {
        int more = trial.read(first, count, first.length - count);
        if (more < 0) {
          return false;
        }
        count += more;
      }
    } catch (BrokenRecordException e) {
      return false;
    }
    return Arrays.equals(first, RecordParser.START);
  }

  private boolean isFirstLine() throws IOException {
    int length = first.length;
    if (!window.ensure(length + 2)) {
      return false;
    }
    byte[] bytes = window.buffer();
    int at = window.position();
    if (!Arrays.equals(bytes, at, at + length, RecordParser.START, 0, length)
        || bytes[at + length] < '0'
        || bytes[at + length] > '9') {
      return false;
    }
    return bytes[at + length + 1] == '\n' || bytes[at + length + 1] == '\r';
  }

  /** Moves to the next byte of that value; false, and at the end, if there is none before it. */
  private boolean seekByte(byte wanted, long end) throws IOException {
    while (true) {
      byte[] bytes = window.buffer();
      int most = (int) Math.min(window.available(), end - window.offset());
      for (int i = window.position(); i < window.position() + most; i++) {
        if (bytes[i] == wanted) {
          window.skip(i - window.position());
          return true;
        }
      }
      window.skip(most);
      if (window.offset() == end) {
        return false;
      }
      window.mark(window.offset());
      if (!window.fill()) {
        return false;
      }
    }
  }

  @Override
  public void close() {
    trial.close();
  }
}
