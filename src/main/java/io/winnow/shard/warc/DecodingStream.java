package io.winnow.shard.warc;

import java.io.IOException;
import java.io.InputStream;

/** A coding being undone. It ends only where the bytes below it end too; what is over is broken. */
abstract class DecodingStream extends InputStream {
  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Decodes into at least one byte of room; at least one byte, or -1 at the end. */
  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;

  /** Frees native memory; does not close the bytes below. */
  @Override
  public void close() {}

  /** The bytes of a window as they are. */
  static DecodingStream asIs(Window window) {
    return new DecodingStream() {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return window.read(bytes, offset, length);
      }
    };
  }
}
