package io.winnow.shard.warc;

import java.io.IOException;
import java.io.InputStream;
import org.brotli.dec.BrotliInputStream;

/** The br content coding (RFC 7932), undone. */
final class BrotliBody extends DecodingStream {
  private final Window window;
  private boolean endSeen;
  private final BrotliInputStream decoder;

  BrotliBody(Window window) throws IOException {
    this.window = window;
    this.decoder =
        new BrotliInputStream(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the decoder reads blocks");
              }

              @Override
              public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = window.read(bytes, offset, length);
                endSeen |= count < 0;
                return count;
              }
            });
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count;
    try {
      count = decoder.read(bytes, offset, length);
    } catch (RuntimeException e) {
      // The decoder means to wrap its own; hostile streams find those it forgot.
      throw new CodingException("brotli is broken");
    }
    // The decoder checks for bytes left over in its 4096-byte buffer only once it has met the end
    // of its input. Where its last fill was full to the brim it never asks, and whether a few bytes
    // of that fill are left over cannot be told: they were never a part of the body.
    if (count <= 0 && !endSeen && !window.atEnd()) {
      throw new CodingException("bytes after the end of brotli");
    }
    return count <= 0 ? -1 : count;
  }
}
