package io.winnow.shard.warc;

import java.io.Closeable;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One gzip member (RFC 1952) at a window's offset, inflated and checked. {@link #begin()} starts
 * over with the next one.
 *
 * <p>{@code java.util.zip.GZIPInputStream} does not tell where a member begins, and passes over
 * garbage after a member in silence.
 */
final class GzipMember implements Closeable {
  /** Longest header that is read: crawlers write 10 bytes, or 22 with their {@code sl} field. */
  static final int MAX_HEADER = 4096;

  private static final int TEXT = 1;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int KNOWN_FLAGS = TEXT | HEADER_CRC | EXTRA | NAME | COMMENT;

  private final Window window;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private long size;
  private boolean ended;
  private boolean broken;
  private boolean complete;

  GzipMember(Window window) {
    this.window = window;
  }

  /** Whether a member's first three bytes are at hand. */
  static boolean begins(Window window) throws IOException {
    if (!window.ensure(3)) {
      return false;
    }
    byte[] bytes = window.buffer();
    int at = window.position();
    return bytes[at] == 0x1f && bytes[at + 1] == (byte) 0x8b && bytes[at + 2] == 8;
  }

  /** Reads the header of a member that begins at the window's offset. */
  void begin() throws IOException {
    inflater.reset();
    crc.reset();
    size = 0;
    ended = false;
    complete = false;
    broken = true; // Until the header is read.
    skipHeader();
    broken = false;
  }

  private void skipHeader() throws IOException {
    long most = window.offset() + MAX_HEADER;
    if (require() != 0x1f || require() != 0x8b || require() != 8) {
      throw BrokenRecordException.corrupt();
    }
    int flags = require();
    if ((flags & ~KNOWN_FLAGS) != 0) {
      throw BrokenRecordException.corrupt();
    }
    for (int i = 0; i < 6; i++) {
      require();
    }
    if ((flags & EXTRA) != 0) {
      int length = require() | require() << 8;
      if (window.offset() + length > most) {
        throw BrokenRecordException.corrupt();
      }
      for (int i = 0; i < length; i++) {
        require();
      }
    }
    for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
      while (require() != 0) {
        if (window.offset() > most) {
          throw BrokenRecordException.corrupt();
        }
      }
    }
    if ((flags & HEADER_CRC) != 0) {
      require();
      require();
    }
  }

  /** Inflates; -1 after the last byte, when length and checksum have been found right. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (broken) {
      throw BrokenRecordException.corrupt();
    }
    broken = true; // Unless this returns.
    int count = inflate(bytes, offset, length);
    if (count < 0) {
      checkTrailer();
      ended = true;
    }
    broken = false;
    return count;
  }

  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      inflater.setInput(window.buffer(), window.position(), window.available());
      int before = inflater.getRemaining();
      int count;
      try {
        count = inflater.inflate(bytes, offset, length);
      } catch (DataFormatException e) {
        throw BrokenRecordException.corrupt();
      } finally {
        window.skip(before - inflater.getRemaining());
      }
      if (count > 0) {
        crc.update(bytes, offset, count);
        size += count;
        return count;
      }
      if (inflater.finished()) {
        return -1;
      }
      if (inflater.needsDictionary()) {
        throw BrokenRecordException.corrupt();
      }
      if (window.available() > 0) {
        throw BrokenRecordException.corrupt(); // No progress with input at hand.
      }
      if (!window.fill()) {
        throw BrokenRecordException.cut();
      }
    }
  }

  private void checkTrailer() throws IOException {
    long storedCrc = littleEndian();
    long storedSize = littleEndian();
    complete = true;
    if (storedCrc != crc.getValue() || storedSize != (size & 0xffffffffL)) {
      throw BrokenRecordException.corrupt();
    }
  }

  /** Whether the member is known not to be sound. */
  boolean isBroken() {
    return broken;
  }

  /** Whether the member was read to its end by its own structure, its checksum right or not. */
  boolean isComplete() {
    return complete;
  }

  private long littleEndian() throws IOException {
    return require() | require() << 8 | require() << 16 | (long) require() << 24;
  }

  private int require() throws IOException {
    int b = window.read();
    if (b < 0) {
      throw BrokenRecordException.cut();
    }
    return b;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
