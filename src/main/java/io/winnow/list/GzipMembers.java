package io.winnow.list;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses gzip (RFC 1952) to its very end.
 *
 * <p>{@link java.util.zip.GZIPInputStream} ends after the first member when its input says that
 * nothing is available at the moment, and takes a broken member for the end of the file. A list
 * would lose its tail in silence.
 */
final class GzipMembers extends InputStream {
  private final PushbackInputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int filled;
  private boolean ended;

  /** Begins at the first member's magic number. */
  GzipMembers(InputStream in) throws IOException {
    this.in = new PushbackInputStream(in, buffer.length);
    readHeader();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int count = inflate(out, offset, length);
      if (count > 0) {
        crc.update(out, offset, count);
        return count;
      }
      if (inflater.finished()) {
        nextMember();
      } else if (inflater.needsInput()) {
        filled = in.read(buffer);
        if (filled < 0) {
          throw new EOFException("gzip data end early");
        }
        inflater.setInput(buffer, 0, filled);
      } else {
        throw new ZipException("gzip data need a dictionary");
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private int inflate(byte[] out, int offset, int length) throws ZipException {
    try {
      return inflater.inflate(out, offset, length);
    } catch (DataFormatException e) {
      throw new ZipException("gzip data are broken");
    }
  }

  private void nextMember() throws IOException {
    int rest = inflater.getRemaining();
    in.unread(buffer, filled - rest, rest);
    if (little(4) != crc.getValue() || little(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("gzip data do not fit their checksum");
    }
    inflater.reset();
    crc.reset();
    filled = 0;
    int next = in.read();
    ended = next < 0;
    if (!ended) {
      in.unread(next);
      readHeader();
    }
  }

  private void readHeader() throws IOException {
    if (little(2) != 0x8b1f || little(1) != 8) {
      throw new ZipException("what follows is no gzip data");
    }
    int flags = (int) little(1);
    little(4);
    little(2);
    if ((flags & 4) != 0) {
      for (long extra = little(2); extra > 0; extra--) {
        little(1);
      }
    }
    skipText((flags & 8) != 0);
    skipText((flags & 16) != 0);
    if ((flags & 2) != 0) {
      little(2);
    }
  }

  private void skipText(boolean present) throws IOException {
    while (present && little(1) != 0) {
      // Name and comment do not matter.
    }
  }

  private long little(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("gzip data end early");
      }
      value |= (long) next << (8 * i);
    }
    return value;
  }
}
