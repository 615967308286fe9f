package io.winnow.shard.warc;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The deflate content coding, undone. The standard means zlib (RFC 1950); some servers send raw
 * deflate (RFC 1951), which browsers accept.
 */
final class DeflateBody extends DecodingStream {
  private final Window window;
  private final Inflater inflater;

  DeflateBody(Window window) throws IOException {
    this.window = window;
    this.inflater = new Inflater(!hasZlibHeader(window));
  }

  private static boolean hasZlibHeader(Window window) throws IOException {
    if (!window.ensure(2)) {
      return false;
    }
    int cmf = window.buffer()[window.position()] & 0xff;
    int flags = window.buffer()[window.position() + 1] & 0xff;
    return (cmf & 0x0f) == 8 && (cmf << 8 | flags) % 31 == 0;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!inflater.finished()) {
      inflater.setInput(window.buffer(), window.position(), window.available());
      int before = inflater.getRemaining();
      int count;
      try {
        count = inflater.inflate(bytes, offset, length);
      } catch (DataFormatException e) {
        throw new CodingException("deflate is broken");
      }
      window.skip(before - inflater.getRemaining());
      if (count > 0) {
        return count;
      }
      if (!inflater.finished()
          && (inflater.needsDictionary() || window.available() > 0 || !window.fill())) {
        throw new CodingException("deflate needs a dictionary, or is cut");
      }
    }
    if (!window.atEnd()) {
      throw new CodingException("bytes after the deflated ones");
    }
    return -1;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
