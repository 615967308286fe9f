package io.winnow.sample;

import java.util.Arrays;

/** Transfer and content codings of HTTP, written by hand. */
final class Codings {
  private static final int BROTLI_BLOCK = 65_536;

  private Codings() {}

  /** Chunks of uneven sizes (RFC 9112, section 7.1). */
  static byte[] chunked(byte[] body) {
    ByteSink out = new ByteSink();
    int from = 0;
    for (int size = 700; from < body.length; size = size * 3 % 1999 + 1) {
      int to = Math.min(body.length, from + size);
      out.ascii(Integer.toHexString(to - from) + "\r\n");
      out.put(Arrays.copyOfRange(body, from, to)).ascii("\r\n");
      from = to;
    }
    return out.ascii("0\r\n\r\n").bytes();
  }

  /** A Brotli stream (RFC 7932) of uncompressed meta-blocks. */
  static byte[] brotli(byte[] body) {
    if (body.length == 0) {
      // Window 16, last, empty.
      return new byte[] {6};
    }
    ByteSink out = new ByteSink();
    for (int from = 0; from < body.length; from += BROTLI_BLOCK) {
      int length = Math.min(BROTLI_BLOCK, body.length - from);
      // From the lowest bit: [window 16, once] not last, four nibbles of length - 1, uncompressed.
      int header = (length - 1) << 3 | 1 << 19;
      if (from == 0) {
        header <<= 1;
      }
      out.u8(header & 255, header >> 8 & 255, header >> 16);
      out.put(Arrays.copyOfRange(body, from, from + length));
    }
    return out.u8(3).bytes();
  }
}
